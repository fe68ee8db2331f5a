#[test]
fn greets_by_name() {
    assert_eq!(app::greet("world"), "Hello, world!");
}
