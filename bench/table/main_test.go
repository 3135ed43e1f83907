package main

import (
	"strings"
	"testing"
)

const lines = `cores: 2
cpu: a processor
versions: go1.26
rounds: 3
goos: linux
BenchmarkTypical/any-2 100 200 ns/op 50.00 MB/s
BenchmarkTypical/ours-2 100 40 ns/op 12.0 extra-allocs/op
BenchmarkTypical/ajv 100 100 ns/op
BenchmarkTypical/any-2 100 100 ns/op
BenchmarkTypical/ours-2 100 30 ns/op 12.0 extra-allocs/op
PASS
BenchmarkTypical/any-2 100 100 ns/op
BenchmarkTypical/ours-2 100 90 ns/op 13.0 extra-allocs/op
BenchmarkFolder/ours_2_cores-2 1 1234567890 ns/op
`

// A ratio is made in each round, of what was measured in it, and once of the
// fastest; what was measured in fewer rounds counts in those.
func TestPrint(t *testing.T) {
	s, err := read(strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	figures := []figure{
		{"a", 0.5, 0.25, digits, ratio("Typical/ours", "Typical/any")},
		{"b", 1, 0.5, digits, ratio("Typical/ours", "Typical/ajv")},
		{"c", 10, 0, whole, metric("Typical/ours", "extra-allocs/op")},
		{"d", 5e3, 2e6, duration, ratio("Typical/ours", "Typical/none")},
		{"e", 1.25, 1.05, digits, growth("plain")},
	}
	var out strings.Builder
	printMachine(&out, s)
	printFigures(&out, s, figures)
	printTimes(&out, s, []subject{same("any", "any"), {"ours", "ours", "", "ours_2_cores"}})
	const want = `a processor, 2 cores; go1.26; rounds: 3

| figure | median | quartiles | of the fastest | must | goal | met |
|---|---:|---:|---:|---:|---:|---|
| a | 0.30 | 0.25 to 0.60 | 0.30 | 0.50 | 0.25 | must |
| b | 0.40 | 0.40 to 0.40 | 0.30 | 1.00 | 0.50 | goal |
| c | 12 | 12 to 12 | 12 | 10 | 0 | **no** |
| d |  |  |  | 5.00 µs | 2.00 ms | not measured |
| e |  |  |  | 1.25 | 1.05 | not measured |

| median (fastest) | typical | largest | folder of 10,000 |
|---|---:|---:|---:|
| any | 100 ns (100 ns) |  |  |
| ours | 40.0 ns (30.0 ns) |  | 1.23 s (1.23 s) |
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestReadRefusesNoNumber(t *testing.T) {
	_, err := read(strings.NewReader("BenchmarkTypical/any 1 x ns/op\n"))
	const want = `strconv.ParseFloat: parsing "x": invalid syntax in "BenchmarkTypical/any 1 x ns/op"`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
