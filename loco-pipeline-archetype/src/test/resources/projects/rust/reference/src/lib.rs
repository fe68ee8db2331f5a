//! The service hello-world.

/// The words with which the service greets `name`.
pub fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}
