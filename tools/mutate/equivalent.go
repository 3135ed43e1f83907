package main

import (
	"fmt"
	"strings"
)

// A Mutant that no input can tell from the original is explained in
// equivalent.txt, in blocks of four lines or more with a blank line after each:
// the file and the function, the line, what is changed, and the reason. Lines are
// told by their text, so that a block stays true when code above it moves.

// key is what a mutant is known by.
func (m *Mutant) key() string {
	return fmt.Sprintf("%s %s\n\t%s\n\t%s", m.File, m.Function, m.Text, m.Change)
}

// number tells mutants apart that would have one key.
func number(mutants []Mutant) {
	times := map[string]int{}
	for i := range mutants {
		m := &mutants[i]
		times[m.key()]++
		if n := times[m.key()]; n > 1 {
			m.Change += fmt.Sprintf(" (%d)", n)
		}
	}
}

// readEquivalent reads the reasons by key.
func readEquivalent(text string) (map[string]string, error) {
	reasons := map[string]string{}
	for block := range strings.SplitSeq(text, "\n\n") {
		if block = strings.Trim(block, "\n"); block == "" {
			continue
		}
		lines := strings.SplitN(block, "\n", 4)
		if len(lines) < 4 {
			return nil, fmt.Errorf("equivalent.txt: expected the place, the line, the change and the reason, found %q", block)
		}
		key := strings.Join(lines[:3], "\n")
		if reasons[key] != "" {
			return nil, fmt.Errorf("equivalent.txt: explained twice:\n%s", key)
		}
		reasons[key] = lines[3]
	}
	return reasons, nil
}
