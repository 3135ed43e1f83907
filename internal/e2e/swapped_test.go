package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/benchdocs"
)

// Fixtures with values put instead of other values: what is an object where a
// list belongs, a change within a change, a name twice. Bytes that are changed one
// by one, as the fuzz targets do it, seldom come to that. Each is judged without a
// panic, twice the same.
func TestSwappedValues(t *testing.T) {
	rounds := 40_000
	if testing.Short() || withRaceDetector {
		rounds = 4_000
	}
	var texts [][]byte
	pool := []string{`null`, `{}`, `[]`, `""`, `"${X}"`, `"<X>"`, `0`, `-1`, `1e999`, `true`, `"é\u200d"`, `"\u0054ype"`}
	for _, fixture := range fixtures(t) {
		text, err := os.ReadFile(fixture.file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
		for k, v := range valuesIn(text) {
			if k%7 == 0 {
				pool = append(pool, string(text[v.start:v.end]))
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2)) // the same in every run
	validators := make([]*offercheck.Validator, errcodes.NumEditions)
	for e, name := range offercheck.Editions() {
		var err error
		if validators[e], err = offercheck.New(offercheck.WithNow(benchdocs.Now), offercheck.WithEdition(name)); err != nil {
			t.Fatal(err)
		}
	}
	operations := errcodes.Operations()
	for range rounds {
		text := texts[random.IntN(len(texts))]
		for range 1 + random.IntN(3) {
			values := valuesIn(text)
			if len(values) == 0 {
				break
			}
			at, by := values[random.IntN(len(values))], pool[random.IntN(len(pool))]
			if random.IntN(4) == 0 { // the value once more, which makes it a name or a second member
				by = string(text[at.start:at.end]) + ", " + by
			}
			text = slices.Concat(text[:at.start], []byte(by), text[at.end:])
		}
		v := validators[random.IntN(len(validators))]
		judge := v.Validate
		if random.IntN(4) == 0 {
			operation := operations[random.IntN(len(operations))]
			judge = func(text []byte) (*offercheck.Report, error) { return v.ValidateRequest(operation, text) }
		}
		report, err := judge(text)
		if err != nil {
			if _, ok := errors.AsType[*offercheck.SyntaxError](err); !ok {
				t.Fatalf("%s\n%v", text, err)
			}
			continue
		}
		again, err := judge(text)
		if err != nil || written(t, report) != written(t, again) {
			t.Fatalf("%s\nis judged otherwise the second time: %v", text, err)
		}
	}
}

// A span is where a value or a name stands.
type span struct{ start, end int }

// valuesIn are the values and names of a text, as far as it is JSON: those that
// hold others, too.
func valuesIn(text []byte) []span {
	var all []span
	var open []int
	tokens := json.NewDecoder(bytes.NewReader(text))
	for {
		before := int(tokens.InputOffset())
		token, err := tokens.Token()
		if err != nil {
			return all
		}
		end := int(tokens.InputOffset())
		start := before + strings.IndexFunc(string(text[before:end]), func(c rune) bool { return !strings.ContainsRune(" \t\r\n,:", c) })
		switch token {
		case json.Delim('{'), json.Delim('['):
			open = append(open, start)
		case json.Delim('}'), json.Delim(']'):
			all = append(all, span{open[len(open)-1], end})
			open = open[:len(open)-1]
		default:
			all = append(all, span{start, end})
		}
	}
}
