package greeting

import "testing"

func TestGreetsByName(t *testing.T) {
	if got, want := Greet("world"), "Hello, world!"; got != want {
		t.Errorf("Greet(%q) = %q, want %q", "world", got, want)
	}
}
