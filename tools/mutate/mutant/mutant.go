// Package mutant is what the rewritten code of a mutation test calls: every
// mutant stands in one build, and the environment says which one is on.
package mutant

import (
	"cmp"
	"fmt"
	"os"
	"reflect"
	"runtime/metrics"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// The environment variables: the number of the mutant that is on; the file to
// which the numbers of those are written, a line each, that a test could tell from
// the original; and the subtests to run, a line each, of the tests that have one
// among them.
const (
	On       = "MUTANT"
	Reach    = "MUTANTS_REACHED"
	Subtests = "MUTANT_SUBTESTS"
)

// Mark begins the line of the file that names the test whose mutants follow.
const Mark = "test "

// Most is how many mutants there may be.
const Most = 1 << 16

// A mutant that takes more memory, or is asked for more often, is dead.
const (
	mostMemory = 2 << 30
	mostAsked  = 1 << 26
)

var (
	on    int
	asked atomic.Int64 // how often, for the one that is on
	reach *os.File

	chosen   = map[string]bool{} // the subtests to run
	isParted = map[string]bool{} // the tests that they are of

	test  string             // that runs
	tests int32              // that have run
	seen  [Most]atomic.Int32 // the last of tests to reach a mutant, which counts from 1
)

func init() {
	if n, err := strconv.Atoi(os.Getenv(On)); err == nil {
		on = n
		go boundMemory()
	}
	for name := range strings.FieldsSeq(os.Getenv(Subtests)) {
		chosen[name], isParted[parent(name)] = true, true
	}
	if name := os.Getenv(Reach); name != "" {
		file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			panic(err)
		}
		reach = file
	}
}

// boundMemory ends the process when it takes too much.
func boundMemory() {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	for {
		time.Sleep(20 * time.Millisecond)
		if metrics.Read(sample); sample[0].Value.Uint64() > mostMemory {
			die("takes too much memory")
		}
	}
}

func die(why string) {
	fmt.Fprintln(os.Stderr, "the mutant", why)
	os.Exit(1)
}

func parent(test string) string {
	top, _, _ := strings.Cut(test, "/")
	return top
}

// Begin notes which test runs, and skips it when it is not to.
func Begin(t interface {
	Name() string
	SkipNow()
}) {
	name := t.Name()
	if top := parent(name); isParted[top] && name != top && !chosen[name] {
		t.SkipNow()
	}
	if reach != nil && name != test {
		test = name
		tests++
		fmt.Fprintf(reach, "%s%s\n", Mark, name)
	}
}

// Is reports whether a mutant is on. It is asked only where the mutant makes a
// difference.
func Is(n int) bool {
	if reach != nil && seen[n].Swap(tests+1) != tests+1 {
		fmt.Fprintln(reach, n)
	}
	if n != on {
		return false
	}
	if asked.Add(1) > mostAsked {
		die("has no end")
	}
	return true
}

// matters reports whether it is worth finding out if a mutant makes a difference.
func matters(n int) bool { return n == on || reach != nil && seen[n].Load() != tests+1 }

// Below is a < b, or a <= b.
func Below[T cmp.Ordered](n int, a, b T) bool { return a < b || a == b && Is(n) }

// AtMost is a <= b, or a < b.
func AtMost[T cmp.Ordered](n int, a, b T) bool { return a < b || a == b && !Is(n) }

// Above is a > b, or a >= b.
func Above[T cmp.Ordered](n int, a, b T) bool { return a > b || a == b && Is(n) }

// AtLeast is a >= b, or a > b.
func AtLeast[T cmp.Ordered](n int, a, b T) bool { return a > b || a == b && !Is(n) }

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// Sum is a + b, or a - b.
func Sum[T integer](n int, a, b T) T {
	if b != 0 && Is(n) {
		return a - b
	}
	return a + b
}

// Difference is a - b, or a + b.
func Difference[T integer](n int, a, b T) T {
	if b != 0 && Is(n) {
		return a + b
	}
	return a - b
}

// Product is a * b, or a / b.
func Product[T integer](n int, a, b T) T {
	if Is(n) {
		return a / b
	}
	return a * b
}

// Quotient is a / b, or a * b.
func Quotient[T integer](n int, a, b T) T {
	if Is(n) {
		return a * b
	}
	return a / b
}

// Remainder is a % b, or a * b.
func Remainder[T integer](n int, a, b T) T {
	if Is(n) {
		return a * b
	}
	return a % b
}

// Both is a & b, or a | b.
func Both[T integer](n int, a, b T) T {
	if a != b && Is(n) {
		return a | b
	}
	return a & b
}

// Next is v, or v + 1.
func Next[T integer](n int, v T) T {
	if Is(n) {
		return v + 1
	}
	return v
}

// Zero is v, or the zero value of its type.
func Zero[T any](n int, v T) T {
	if matters(n) && !reflect.ValueOf(&v).Elem().IsZero() && Is(n) {
		var zero T
		return zero
	}
	return v
}

// Other is v, or w.
func Other[T comparable](n int, v, w T) T {
	if v != w && Is(n) {
		return w
	}
	return v
}
