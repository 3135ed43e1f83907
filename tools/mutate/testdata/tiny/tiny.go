// Package tiny is what the mutation tester is tested with.
package tiny

import "errors"

// Largest is the largest of the numbers; 0 when none is above.
func Largest(numbers []int) int {
	largest := 0
	for _, n := range numbers {
		if n > largest {
			largest = n
		}
	}
	return largest
}

// Fare is what a passenger pays.
func Fare(kind string, age int, away bool) (int, error) {
	switch kind {
	case "bus":
		if age < 6 || away {
			return 0, nil
		}
		return 2 + 1, nil
	case "boat":
		return 10 - age%2, nil
	}
	return 0, errors.New("no such kind")
}
