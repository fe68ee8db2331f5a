// Package greeting holds the words of the service.
package greeting

// Greet returns the words with which the service greets name.
func Greet(name string) string {
	return "Hello, " + name + "!"
}
