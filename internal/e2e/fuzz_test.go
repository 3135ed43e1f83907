package e2e

import (
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// Any change set beside any facts: no panic, memory in proportion, the same report
// again, findings that point at something, and one that is accepted stays so when
// it goes through our types.
func FuzzChangeSet(f *testing.F) {
	for _, fixture := range fixtures(f) {
		text, err := os.ReadFile(fixture.file)
		if err != nil {
			f.Fatal(err)
		}
		facts, _ := os.ReadFile(fixture.without() + ".facts.json") // "" where there are none
		f.Add(text, facts)
	}
	f.Fuzz(func(t *testing.T, text, facts []byte) {
		now := offercheck.WithNow(time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC))
		known, _ := offercheck.ReadFacts(facts) // nil, which knows nothing, when they cannot be read
		for _, edition := range offercheck.Editions() {
			fuzzChangeSet(t, text, facts, offercheck.WithFacts(known), now, offercheck.WithEdition(edition))
		}
	})
}

func fuzzChangeSet(t *testing.T, text, facts []byte, options ...offercheck.Option) {
	t.Helper()
	v, err := offercheck.New(options...)
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	report, err := v.Validate(text)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > uint64(8_000_000+5_000*(len(text)+len(facts))) {
		t.Fatalf("%d bytes take %d to be checked", len(text)+len(facts), used)
	}
	if err != nil {
		at, ok := errors.AsType[*offercheck.SyntaxError](err)
		if !ok || at.Line < 1 || at.Column < 1 {
			t.Fatalf("%q: the error %v has no place", text, err)
		}
		return
	}
	again, err := v.Validate(text)
	if err != nil {
		t.Fatal(err)
	}
	if one, two := written(t, report), written(t, again); one != two {
		t.Fatalf("%q: two reports differ:\n%s\n%s", text, one, two)
	}
	checkPlaces(t, text, report)
	checkOwned(t, text, v.Validate)
	if _, err := v.Preview(text); err != nil {
		t.Fatalf("%q: there is no preview: %v", text, err)
	}
	if _, err := offer.References(text); err != nil {
		t.Fatalf("%q: there are no references: %v", text, err)
	}
	if report.Verdict == offercheck.VerdictAccepted {
		checkRoundTrip(t, v, text)
	}
}

func written(t *testing.T, report *offercheck.Report) string {
	t.Helper()
	text, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// checkPlaces checks that each path is in the document, or that of the value it is
// missing from, and that line and column are those of one of the two, or of a name.
func checkPlaces(t *testing.T, text []byte, report *offercheck.Report) {
	t.Helper()
	doc, err := jsondoc.Parse(text, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n")
	for i := range report.Findings {
		f := &report.Findings[i]
		n, parent, ok := follow(doc.Root(), f.Path)
		if !ok {
			t.Fatalf("%q: %s is not in the document", text, f.Path)
		}
		if f.Line < 1 || f.Line > len(lines) || f.Column < 1 || f.Column > len(lines[f.Line-1])+1 {
			t.Fatalf("%q: %s is at %d:%d", text, f.Path, f.Line, f.Column)
		}
		rest := string([]rune(lines[f.Line-1])[f.Column-1:])
		if around := cmp.Or(parent, n); around.Exists() && around.Doc() != doc {
			if json.NewDecoder(strings.NewReader(`"`+rest)).Decode(&rest) != nil { // what the rest of the string says
				t.Fatalf("%q: %d:%d, the place of %s, is in no string", text, f.Line, f.Column, f.Path)
			}
		}
		points := func(n jsondoc.Node) bool {
			first, _, _ := strings.Cut(n.Raw(), "\n")
			inString := n.Kind() == jsondoc.String && strings.HasPrefix(rest, "{") // the document in it has the same path
			return n.Exists() && (inString || strings.HasPrefix(rest, first))
		}
		if !points(n) && !points(parent) && !strings.HasPrefix(rest, `"`) {
			t.Fatalf("%q: %s is not at %d:%d, where there is %q", text, f.Path, f.Line, f.Column, rest)
		}
	}
}

// follow finds what a path leads to, through strings that hold documents too. What
// is missing from a value that is there does not exist.
func follow(n jsondoc.Node, path string) (found, parent jsondoc.Node, ok bool) {
	tokens := strings.Split(path, "/")[1:]
	for i, token := range tokens {
		if n.Kind() == jsondoc.String {
			inner, err := jsondoc.ParseString(n, jsondoc.Options{})
			if err != nil {
				return n, parent, false
			}
			n = inner.Root()
		}
		parent = n
		if n.Kind() == jsondoc.Array {
			index, err := strconv.Atoi(token)
			if err != nil {
				return n, parent, false
			}
			n = n.Item(index)
		} else {
			n = n.Get(strings.NewReplacer("~1", "/", "~0", "~").Replace(token))
		}
		if !n.Exists() {
			return n, parent, i == len(tokens)-1
		}
	}
	return n, parent, true
}

// checkRoundTrip reads an accepted request into an offer.ChangeSet and judges that.
// What has members that the types do not have is another document then.
func checkRoundTrip(t *testing.T, v *offercheck.Validator, text []byte) {
	t.Helper()
	var set offer.ChangeSet
	d := json.NewDecoder(strings.NewReader(strings.TrimPrefix(string(text), "\uFEFF")))
	d.UseNumber()
	d.DisallowUnknownFields()
	if d.Decode(&set) != nil {
		return // a list of changes alone, or more than the types hold
	}
	report, err := v.ValidateChangeSet(&set)
	if err != nil || report.Verdict != offercheck.VerdictAccepted {
		t.Fatalf("%q is accepted, but not when it has gone through our types: %v, %v", text, err, report)
	}
}

// Any facts document: an error with a place, or facts that say the same when they
// are read twice.
func FuzzFacts(f *testing.F) {
	for _, fixture := range fixtures(f) {
		if facts, err := os.ReadFile(fixture.without() + ".facts.json"); err == nil {
			f.Add(facts)
		}
	}
	const changes = `[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {}}]`
	f.Fuzz(func(t *testing.T, facts []byte) {
		now := offercheck.WithNow(time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC))
		read, err := offercheck.ReadFacts(facts)
		if err != nil {
			if at, ok := errors.AsType[*offercheck.SyntaxError](err); !ok || at.Line < 1 || at.Column < 1 {
				t.Fatalf("%q: the error %v has no place", facts, err)
			}
			return
		}
		once, err := offercheck.New(offercheck.WithFacts(read), now)
		if err != nil {
			t.Fatal(err)
		}
		merged, err := new(offercheck.Facts).Merge(read)
		if err != nil {
			t.Fatal(err)
		}
		again, err := offercheck.New(offercheck.WithFacts(merged), now)
		if err != nil {
			t.Fatal(err)
		}
		one, err1 := once.Validate([]byte(changes))
		two, err2 := again.Validate([]byte(changes))
		if err1 != nil || err2 != nil || written(t, one) != written(t, two) {
			t.Fatalf("%q: two reports differ, %v, %v", facts, err1, err2)
		}
	})
}
