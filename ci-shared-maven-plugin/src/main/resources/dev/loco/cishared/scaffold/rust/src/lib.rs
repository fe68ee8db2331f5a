//! The service @name@.

/// The words with which the service greets `name`.
pub fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}
