// Command read reads a file and exits: the least that a process can take.
package main

import (
	"log"
	"os"
)

func main() {
	if _, err := os.ReadFile(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}
