//! What the container runs.

fn main() {
    println!("{}", app::greet("world"));
}
