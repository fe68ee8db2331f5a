// The service hello-world.
package main

import (
	"fmt"

	"loco/hello-world/internal/greeting"
)

func main() {
	fmt.Println(greeting.Greet("world"))
}
