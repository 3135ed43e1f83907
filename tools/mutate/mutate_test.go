package main

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const tiny = "testdata/tiny"

// What survives is listed, what is explained is not, and an explanation that is
// wrong is said to be.
func TestScore(t *testing.T) {
	if testing.Short() {
		t.Skip("it copies the repository and builds it")
	}
	explained := strings.ReplaceAll(`
TINY Largest
	if n > largest {
	n > largest: > made >=
	the same number is put in its own place

TINY Fare
	return 2 + 1, nil
	2 + 1 plus 1
	a test notices it

TINY Fare
	return 11, nil
	11 plus 1
	the line is gone
`, "TINY", tiny+"/tiny.go")
	var out strings.Builder
	fine, err := score([]string{"./testdata/tiny"}, explained, &out)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`TINY.go:8 Largest
	largest := 0
	0 plus 1

TINY.go:21 Fare
	if age < 6 || away {
	age < 6: < made <=

TINY.go:21 Fare
	if age < 6 || away {
	6 plus 1

equivalent.txt explains what a test notices:
TINY.go Fare
	return 2 + 1, nil
	2 + 1 plus 1

TINY.go:26 Fare
	return 10 - age%2, nil
	10 - age%2: - made +

TINY.go:26 Fare
	return 10 - age%2, nil
	2 plus 1

TINY.go:28 Fare
	return 0, errors.New("no such kind")
	zero returned for errors.New("no such kind")

equivalent.txt explains what is no longer there:
TINY.go Fare
	return 11, nil
	11 plus 1

`, "TINY", tiny+"/tiny") + tiny + ": 16 of 22 mutants are dead, 72.7%; equivalent: 1\n"
	if diff := cmp.Diff(want, out.String()); diff != "" || fine {
		t.Errorf("fine %t, (-want +got):\n%s", fine, diff)
	}
}

// When the time has run out, what was not tried is counted, and no failure.
func TestBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("it copies the module and builds it")
	}
	*budget = 1
	defer func() { *budget = 0 }()
	var out strings.Builder
	fine, err := score([]string{"./testdata/tiny"}, "", &out)
	if want := "tried: 0 of 23 mutants\n"; err != nil || !fine || out.String() != want {
		t.Errorf("fine %t, %v, %q, want %q", fine, err, out.String(), want)
	}
}

// Only the lines that there are now count, by the name that their file has now.
func TestChangedLines(t *testing.T) {
	changed, err := readDiff([]byte(`diff --git a/rules/old.go b/rules/new.go
rename from rules/old.go
rename to rules/new.go
--- a/rules/old.go
+++ b/rules/new.go
@@ -3 +3 @@ func F() {
-	a()
+	b()
@@ -7,2 +6,0 @@ func F() {
-	c()
-	d()
@@ -10,0 +9,2 @@ func G() {
+	e()
+	f()
diff --git a/rules/gone.go b/rules/gone.go
--- a/rules/gone.go
+++ /dev/null
@@ -1 +0,0 @@
-package rules
`))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]map[int]bool{"rules/new.go": {3: true, 9: true, 10: true}}
	if diff := cmp.Diff(want, changed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRefusedExplanations(t *testing.T) {
	const block = "a.go F\n\tline\n\tchange\n\treason\n\n"
	for text, want := range map[string]string{
		"a.go F\n\tline\n\tchange\n": `equivalent.txt: expected the place, the line, the change and the reason, found "a.go F\n\tline\n\tchange"`,
		block + block:                "equivalent.txt: explained twice:\na.go F\n\tline\n\tchange",
	} {
		if _, err := readEquivalent(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// What is put at one place comes in the order of what it goes round.
func TestEdits(t *testing.T) {
	const source = "a<b"
	var e edits
	e.wrap(0, 3, "1(", ")1")
	e.wrap(0, 3, "2(", ")2")
	e.wrap(0, 1, "3(", ")3")
	e.wrap(2, 3, "4(", ")4")
	e.replace(1, 2, ", ")
	if got, want := string(e.apply([]byte(source))), "1(2(3(a)3, 4(b)4)2)1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Every reason in equivalent.txt is of a mutant that there is. What is read is of
// another module: a result that go test has kept knows nothing of its changes, so ask
// with -count=1.
func TestEquivalents(t *testing.T) {
	reasons, err := readEquivalent(equivalent)
	if err != nil {
		t.Fatal(err)
	}
	there := t.TempDir()
	if err := copyTree("../..", there); err != nil {
		t.Fatal(err)
	}
	folders := map[string]bool{}
	for key := range reasons {
		file, _, _ := strings.Cut(key, " ")
		folders["./"+path.Dir(file)] = true
	}
	named, err := goList(there, slices.Sorted(maps.Keys(folders))...)
	if err != nil {
		t.Fatal(err)
	}
	mutants, err := mutate(there, named, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for i := range mutants {
		found[mutants[i].key()] = true
	}
	for key := range reasons {
		if !found[key] {
			t.Errorf("there is no such mutant:\n%s", key)
		}
	}
}
