// The service @name@.
package main

import (
	"fmt"

	"@image@/internal/greeting"
)

func main() {
	fmt.Println(greeting.Greet("world"))
}
