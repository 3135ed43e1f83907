package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A sample is what a benchmark measured in one unit, such as "ns/op".
type sample struct{ benchmark, unit string }

// samples are the lines of all rounds: a benchmark's first line is of the first
// round that it ran in, and so on.
type samples struct {
	values map[sample][]float64
	config map[string]string // the lines "key: value"
}

// cores is what go test puts behind a benchmark's name.
var cores = regexp.MustCompile(`-[0-9]+$`)

// read reads lines in the format of go test -bench; other lines it passes over.
func read(r io.Reader) (*samples, error) {
	s := &samples{map[sample][]float64{}, map[string]string{}}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := lines.Text()
		if name, ok := strings.CutPrefix(line, "Benchmark"); ok {
			if err := s.add(strings.Fields(name)); err != nil {
				return nil, fmt.Errorf("%w in %q", err, line)
			}
		} else if key, value, ok := strings.Cut(line, ": "); ok {
			s.config[key] = value
		}
	}
	return s, lines.Err()
}

// add takes the fields of a line: the name, how often it ran, then values and
// their units in turn.
func (s *samples) add(fields []string) error {
	for i := 2; i+1 < len(fields); i += 2 {
		value, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return err
		}
		key := sample{cores.ReplaceAllString(fields[0], ""), fields[i+1]}
		s.values[key] = append(s.values[key], value)
	}
	return nil
}

// A measured gives the value of a benchmark in a unit, NaN when there is none.
type measured func(benchmark, unit string) float64

// ns is the time that a benchmark took, in nanoseconds.
func (m measured) ns(benchmark string) float64 { return m(benchmark, "ns/op") }

// inRounds works a value out in each round, from what was measured in it.
func (s *samples) inRounds(value func(measured) float64) []float64 {
	var list []float64
	for round := 0; ; round++ {
		missing := false
		v := value(func(benchmark, unit string) float64 {
			values := s.values[sample{benchmark, unit}]
			if round >= len(values) {
				missing = true
				return math.NaN()
			}
			return values[round]
		})
		if missing {
			return list
		}
		list = append(list, v)
	}
}

// fastest is the least that was measured in any round: where others use the
// machine, too, it is nearest to what the code takes.
func (s *samples) fastest(benchmark, unit string) float64 {
	values := s.values[sample{benchmark, unit}]
	if len(values) == 0 {
		return math.NaN()
	}
	return slices.Min(values)
}

// quantile is the value below which the part q of the values lies.
func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	at := q * float64(len(sorted)-1)
	below := int(at)
	above := min(below+1, len(sorted)-1)
	return sorted[below] + (at-float64(below))*(sorted[above]-sorted[below])
}

// time is the median and the fastest time of a benchmark.
func (s *samples) time(benchmark string) string {
	values := s.values[sample{benchmark, "ns/op"}]
	if len(values) == 0 {
		return ""
	}
	return fmt.Sprintf("%s (%s)", duration(quantile(values, 0.5)), duration(slices.Min(values)))
}

// duration writes nanoseconds in the unit that fits.
func duration(ns float64) string {
	switch size := math.Abs(ns); {
	case size >= 1e9:
		return digits(ns/1e9) + " s"
	case size >= 1e6:
		return digits(ns/1e6) + " ms"
	case size >= 1e3:
		return digits(ns/1e3) + " µs"
	}
	return digits(ns) + " ns"
}

// digits writes a number with three digits, or all that stand before the point.
func digits(x float64) string {
	places := 2
	if size := math.Abs(x); size >= 100 {
		places = 0
	} else if size >= 10 {
		places = 1
	}
	return strconv.FormatFloat(x, 'f', places, 64)
}

// whole writes a number without places.
func whole(x float64) string { return strconv.FormatFloat(x, 'f', 0, 64) }
