package jsondoc

import (
	"fmt"
	"strings"
	"testing"
)

// Two names of up to fifteen bytes have the same sign only when they are the same;
// of longer ones the same name has the same.
func TestSigns(t *testing.T) {
	names := []string{"", "\x00", "\x00\x00", "a", "a\x00", "\x00a", "é", "DetailsDocument", "PreExistingAgreement"}
	for n := 1; n <= 20; n++ {
		names = append(names, strings.Repeat("a", n), strings.Repeat("/", n), strings.Repeat("\x00", n))
		for i := range n { // each with one byte that is not as the others, by one bit
			for bit := range 8 {
				other := []byte(strings.Repeat("a", n))
				other[i] ^= 1 << bit
				names = append(names, string(other))
			}
		}
	}
	for _, name := range names {
		sign := SignOf(name)
		if want := len(name) <= 15; sign.IsWhole() != want {
			t.Errorf("of %q: whole %t", name, sign.IsWhole())
		}
		for _, other := range names {
			if same := SignOf(other) == sign; same != (name == other) && (len(name) <= 15 || len(other) <= 15) {
				t.Errorf("%q and %q: the same %t", name, other, same)
			}
		}
		for _, text := range []string{name, `"` + name + `"`, `{"` + name + `": 1, "Type": "LegalTerm"}`} {
			if start := strings.Index(text, name); signIn(text, start, start+len(name)) != sign {
				t.Errorf("%q has another sign in %q", name, text)
			}
		}
	}
}

func TestWholeSign(t *testing.T) {
	const short, long = "DetailsDocument", "PreExistingAgreement"
	if WholeSign(short) != SignOf(short) {
		t.Errorf("of %s it is another", short)
	}
	defer func() {
		if problem := recover(); problem == nil || !strings.Contains(fmt.Sprint(problem), long) {
			t.Errorf("of %s: %v", long, problem)
		}
	}()
	WholeSign(long)
}

// A member is found by its name, however the document writes it, and by no other.
func TestGetByLongNames(t *testing.T) {
	const long = "PreExistingAgreement"
	for text, want := range map[string]string{
		`{"PreExistingAgreement": 1}`:                         "1",
		`{"PreExisting\u0041greement": 1}`:                    "1",
		`{"PreExistingBgreement": 1}`:                         "",
		`{"PreExistin\\u0041greement": 1}`:                    "",
		`{"PreExistingBgreement": 1, "` + long + `": 2}`:      "2",
		`{"` + long + `": 1, "PreExisting\u0041greement": 2}`: "2",
	} {
		d, err := Parse(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Root().Get(long).Raw(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	d, err := Parse(`{"PreExisting\u0041greement": 1}`, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := d.Root().Get(`PreExisting\u0041greement`); n.Exists() {
		t.Error("a member is found by the name as it is written")
	}
}
