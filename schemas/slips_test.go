package schemas

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

func slipsIn(t *testing.T, text string) []string {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var r check.Results
	CheckSlips(doc.Root(), "StartChangeSet", func(jsondoc.Node) int { return check.Request }, &r)
	list := []string{}
	for _, p := range r.Problems {
		line, column, _ := p.At.Position()
		list = append(list, fmt.Sprintf("%s %s %d:%d %s", strings.TrimPrefix(p.Row.ID, "StartChangeSet/422/"), p.At.Pointer(), line, column, p.Message))
	}
	return list
}

func TestPlaceholders(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a": "", "$": "", "${": "", "${}": "", "{}": "", "{{}}": "", "{{": "", "<>": "", "<": "", "$A.Entity.Identifier": "", "a}${": "",
		"${OFFER_ID}": "${OFFER_ID}", "offer-${ID}-1": "${ID}", "${ID": "", "{{ id }}": "{{ id }}", "a {{id}} b {{c}}": "{{id}}", "{id}": "",
		"<offer-id>": "<offer-id>", "<your offer id>": "<your offer id>", "a <offer-id>": "", "<offer-id> b": "", "<p>text</p>": "", "<a@b.c>": "", `<\>`: "",
	} {
		if got := placeholder(text); got != want {
			t.Errorf("%q has the placeholder %q, want %q", text, got, want)
		}
	}
}

func TestSlips(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"none":             {`{"ProductId": "prod-1", "Name": "Café ${", "a": [1, null, true, "x"]}`, []string{}},
		"a placeholder":    {`{"ProductId": "${PRODUCT}"}`, []string{`(placeholder) /ProductId 1:15 ProductId: expected a value, found "${PRODUCT}", which looks like the placeholder of a template`}},
		"in an item":       {`["a", "{{x}}"]`, []string{`(placeholder) /1 1:7 item [1]: expected a value, found "{{x}}", which looks like the placeholder of a template`}},
		"written escaped":  {`{"a": "\u0024{x}"}`, []string{`(placeholder) /a 1:7 a: expected a value, found "${x}", which looks like the placeholder of a template`}},
		"a Details string": {`{"Details": "{\"a\": \"${x}\"}"}`, []string{}},
		"no-break space": {"{\"Name\": \"a\u00a0b\"}",
			[]string{`(invisible character) /Name 1:10 Name: expected characters that can be seen, found U+00A0 NO-BREAK SPACE as character 2 of "a\u00a0b"`}},
		"escaped": {`{"DimensionKey": "se\u200bat"}`,
			[]string{`(invisible character) /DimensionKey 1:18 DimensionKey: expected characters that can be seen, found U+200B ZERO WIDTH SPACE as character 3 of "se\u200bat"`}},
		"in a member's name": {"{\"Price\ufeff\": \"1\"}",
			[]string{"(invisible character) /Price\ufeff 1:2 the name of a member: expected characters that can be seen, found U+FEFF ZERO WIDTH NO-BREAK SPACE as character 6 of \"Price\\ufeff\""}},
		"the first of two":    {"{\"id\": \"\u200b\", \"clientToken\": \"é\u2060\u200b\"}", []string{`(invisible character) /clientToken 1:28 clientToken: expected characters that can be seen, found U+2060 WORD JOINER as character 2 of "é\u2060\u200b"`}},
		"in free text":        {"{\"RefundPolicy\": \"a\u00a0b\", \"Description\": \"\u200b\"}", []string{}},
		"a joiner in script":  {"{\"Name\": \"نامه\u200cای\", \"name\": \"👩\u200d💻\"}", []string{}},
		"a joiner of others":  {"{\"Name\": \"\u0080\u200d\u0080\"}", []string{}},
		"in a name":           {"{\"name\": \"a\u00a0b\"}", []string{`(invisible character) /name 1:10 name: expected characters that can be seen, found U+00A0 NO-BREAK SPACE as character 2 of "a\u00a0b"`}},
		"a joiner before":     {"{\"Name\": \"\u200dé\"}", []string{`(invisible character) /Name 1:10 Name: expected characters that can be seen, found U+200D ZERO WIDTH JOINER as character 1 of "\u200dé"`}},
		"a joiner after":      {"{\"Name\": \"é\u200ca\"}", []string{`(invisible character) /Name 1:10 Name: expected characters that can be seen, found U+200C ZERO WIDTH NON-JOINER as character 2 of "é\u200ca"`}},
		"a joiner at the end": {"{\"Name\": \"é\u200d\"}", []string{`(invisible character) /Name 1:10 Name: expected characters that can be seen, found U+200D ZERO WIDTH JOINER as character 2 of "é\u200d"`}},
		"a joiner alone":      {"{\"Name\": \"a\u200db\"}", []string{`(invisible character) /Name 1:10 Name: expected characters that can be seen, found U+200D ZERO WIDTH JOINER as character 2 of "a\u200db"`}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, slipsIn(t, test.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Every character that is named invisible has no ink, and a name of its own.
func TestInvisible(t *testing.T) {
	seen := map[string]bool{}
	for c := rune(0); c <= 0x10ffff; c++ {
		name := invisible('a', c, 'b')
		if name == "" {
			continue
		}
		if seen[name] || strings.ToUpper(name) != name {
			t.Errorf("U+%04X is called %q", c, name)
		}
		seen[name] = true
	}
	if len(seen) != 23 {
		t.Errorf("%d characters are invisible", len(seen))
	}
}
