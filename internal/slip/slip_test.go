package slip

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
	Check(doc.Root(), "StartChangeSet", func(jsondoc.Node) int { return check.Request }, &r)
	list := []string{}
	for _, p := range r.Problems {
		line, column, _ := p.At.Position()
		list = append(list, fmt.Sprintf("%s %s %d:%d %s", strings.TrimPrefix(p.Row.ID, "StartChangeSet/422/"), p.At.Pointer(), line, column, p.Message))
	}
	return list
}

// In any field: "-" is none, "" all of the text.
func TestPlaceholders(t *testing.T) {
	for text, want := range map[string]string{
		"": "-", "a": "-", "$": "-", "${": "-", "${}": "-", "{}": "-", "{{}}": "-", "{{": "-", "<>": "-", "<": "-", "$A.Entity.Identifier": "-", "a}${": "-",
		"${OFFER_ID}": "", "offer-${ID}-1": "${ID}", "${ID": "-", "{{ id }}": "", "a {{id}} b {{c}}": "{{id}}", "{{a} ${b}": "${b}",
		"{{PRODUCT_ID_SaaS": "", "{{a}": "", "offer-{{ID": "{{ID", "{{a b": "-", "{{}": "-", "{{é": "-", "{{a{{b": "-", "{a": "-",
		"<offer-id>": "", "<your offer id>": "", "<a>": "", "a <offer-id>": "-", "<offer-id> b": "-", "<p>text</p>": "-", "<a@b.c>": "-", `<\>`: "-",

		"$OFFER_ID": "", "$ID2": "", "$_ID": "", "$A": "", "$5": "-", "$5_PER_USER": "-", "$5 per user": "-", "$1M": "-", "US$NAME": "-", "$Name": "-", "$OFFER-ID": "-", "$A B": "-", "$_": "-", "$_1": "-", "$$A": "-", " $A": "-",
		"__OFFER_ID__": "", "__A__": "", "__A1__": "", "____": "-", "_____": "-", "__init__": "-", "_AB__": "-", "__AB_": "-", "___": "-", "__A_": "-", "_A__": "-", "_A_": "-", "__a__A__": "-", "__1__": "-", "__NOTE__ read this": "-", "see __NOTE__": "-",
		"{offer_id}": "", "{OFFER_ID}": "", "{offer-id}": "", "{offer.id}": "", "{0}": "", "{a b}": "-", "a {id}": "-", "{id} b": "-", `{"a"}`: "-", "{a,b}": "-", "{,a}": "-", "{a,}": "-", "{a}": "", "{a}{b}": "-", "{é}": "-",
		"{" + strings.Repeat("a", 31) + "}": "", "{" + strings.Repeat("a", 32) + "}": "-", "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}": "-",

		"%s": "", "%d": "", "%v": "", "%(offer_id)s": "", "offer-%s": "%s", "%s-offer": "%s", "%s_%d": "%s", "Offer for %s.": "%s", "a %(name)d b": "%(name)d", "https://b.s3.amazonaws.com/%s.pdf": "%s",
		"Save 20%": "-", "100%sure": "-", "about 100%sure": "-", "100%s": "-", "%%s": "-", "50% discount": "-", "%": "-", "%%": "-", "%x": "-", "%S": "-", "% s": "-", "%so": "-", "%s1": "-", "%d0%bf": "-", "a%20b%2Fc%d0": "-",
		"20% and %s": "%s", "20%s, %d": "%d", "%(": "-", "%()s": "-", "%(a": "-", "%(a)x": "-", "%(a)so": "-", "%(s": "-", "%-a)s": "-", "%(a)": "-", "%(a}s": "-", "%a)s": "-", "%as": "-", "%(a b)s": "-", "5%(a)s": "-", "%(a%s": "%s", "é%s": "%s",

		"TODO": "", "FIXME": "", "TBD": "", "CHANGEME": "", "todo": "-", "Todo": "-", "TODOS": "-", "TODO list": "-", "a TODO": "-", "TBD.": "-", "TO": "-", "TO DO": "-", "TED": "-", "FREE": "-", "CHANGE": "-", "FIXE": "-",
		"YYYY-MM-DD": "", "yyyy-mm-dd": "", "yyyy-MM-dd": "", "DD/MM/YYYY": "", "MM/DD/YY": "", "DD.MM.YYYY": "", "YYYYMMDD": "", "YYYY-MM-DDTHH:MM:SSZ": "", "YYYY-MM-DD HH:MM:SS": "",
		"YYYY": "-", "YYYY-MM": "-", "YYYY-DD": "-", "MM/DD": "-", "YYYY-MM-DD or MD": "-", "Y-MM-DD": "-", "YY-M-DD": "-", "YY-MM-D": "-", "MM-DD": "-", "Monthly": "-", "MD": "-", "DDMM": "-", "2024-MM-DD": "-", "due YYYY-MM-DD": "-", "YYYY-MM-DD or so": "-", "Days": "-", "mm-dd-yyyy": "-",

		"xxxx": "-", "m5.xxlarge": "-", "EXAMPLE": "-", "offer-TODO": "-", "a-__B__": "-",
	} {
		if want == "-" {
			want = ""
		} else if want == "" {
			want = text
		}
		if got := placeholder(text); got != want {
			t.Errorf("%q has the placeholder %q, want %q", text, got, want)
		}
	}
}

// Where an id is asked for, and within what is an error for its form.
func TestPlaceholdersWithin(t *testing.T) {
	for text, want := range map[string][2]bool{ // in an id, elsewhere
		"prod-ad8EXAMPLE51": {true, false}, "EXAMPLE": {true, false}, "prod-example": {}, "prod-EXAMPL": {}, "prod-ExAMPLE": {},
		"offer-xxxxxxxx": {true, false}, "offer-xxxx": {true, false}, "offer-xXxX1": {true, false}, "XXXX": {true, false}, "offer-xxx": {}, "offer-xxxaxxx": {}, "xxx-xxx": {},
		"offer-TODO": {true, true}, "TODO-1": {true, true}, "a_TBD_b": {true, true}, "x.FIXME": {true, true}, "CHANGEME": {true, true}, "2024-TODO-01": {true, true},
		"TODOTODO": {}, "TODO1": {}, "aTODO": {}, "1TBD": {}, "TODOs TODO": {true, true}, "xTODO-TODO": {true, true}, "offer-todo": {}, "prod-tbd51": {},
		"offer-__ID__-1": {true, true}, "__A____B__": {true, true}, "a__b__c": {}, "a____b": {}, "a__1__": {}, "a__B": {}, "a__B_": {},
		"prod-1a2b3c4d5e6f7": {}, "offer-9z8y7x6w5v4u3": {}, "": {}, "prod-1@3": {}, "PROD-1": {}, "12_x_": {},
	} {
		if got := [2]bool{placeholderWithin(text, true) != "", placeholderWithin(text, false) != ""}; got != want {
			t.Errorf("%q: a placeholder in an id, elsewhere: %t, want %t", text, got, want)
		}
	}
}

// What is found depends on the field, and is the same whatever else the document
// holds: quick looks pass over nothing.
func TestPlaceholderFields(t *testing.T) {
	for _, c := range []struct{ document, want string }{
		{`{"ProductId": "prod-EXAMPLE"}`, "/ProductId"},
		{`{"agreementId": "agmt-xxxx"}`, "/agreementId"},
		{`{"Entity": {"Identifier": "offer-xxxx"}}`, "/Entity/Identifier"},
		{`{"BuyerAccounts": ["111122223333", "xxxxxxxxxxxx"]}`, "/BuyerAccounts/1"},
		{`{"BuyerAccounts": [["xxxxxxxxxxxx"]]}`, "/BuyerAccounts/0/0"},
		{`{"Url": "https://__BUCKET__.s3.amazonaws.com/eula.pdf"}`, "/Url"},
		{`{"Url": "https://xxxx.s3.amazonaws.com/EXAMPLE.pdf"}`, ""},
		{`{"DimensionKey": "xxxxlarge", "Name": "EXAMPLE", "Keys": ["xxxx"], "Id": "xxx", "clientToken": "xxxx", "ChangeName": "XXXX"}`, ""},
		{`{"DimensionKey": "users__PRO__2", "Description": "TODO list", "RefundPolicy": "see __NOTE__"}`, ""},
		{`{"DimensionKey": "TODO", "Name": "__NAME__", "Description": "TBD", "a": ["$NAME", "{name}", "<name>", "YYYY-MM-DD", "%s"]}`,
			"/DimensionKey /Name /Description /a/0 /a/1 /a/2 /a/3 /a/4"},
		{`{"$NAME": 1, "{name}": {"TODO": ["a"]}}`, ""},
		{`{"Entity": {"Identifier": "$OFFER_ID"}, "ProductId": "${ID}", "AgreementId": "$A-xxxx", "ResaleAuthorizationId": "$RESALE_ID", "Details": "%s"}`, ""},
		{`{"agreementId": "$AGREEMENT_ID", "resaleAuthorizationId": "$RESALE_ID", "Name": "$NAME", "ProductIds": "$A", "Identifier": "offer-${ID}"}`, "/agreementId /resaleAuthorizationId /Name /ProductIds /Identifier"},
		{`{"Name": "for %s"}`, "/Name"},
		{`{"invoiceId": "$I-xxxx", "agreementId": "I$-xxxx"}`, "/agreementId"},
		{`["xxxx", "a", "TODO", ""]`, "/2"},
		{`"$NAME"`, ""},
	} {
		if c.document == `"$NAME"` {
			c.want = "(all)"
		}
		for _, document := range []string{`[` + c.document + `]`, `[` + c.document + `, "{", "\u0041"]`} {
			var found []string
			for _, f := range slipsIn(t, document) {
				pointer := strings.TrimPrefix(strings.Fields(f)[1], "/0")
				if pointer == "" {
					pointer = "(all)"
				}
				found = append(found, pointer)
			}
			if got := strings.Join(found, " "); got != c.want {
				t.Errorf("%s has placeholders at %q, want %q", document, got, c.want)
			}
		}
	}
}

func TestSlips(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"none":             {`{"ProductId": "prod-1", "Name": "Café ${", "a": [1, null, true, "x"]}`, []string{}},
		"a placeholder":    {`{"OfferName": "${PRODUCT}"}`, []string{`(placeholder) /OfferName 1:15 OfferName: expected a value, found "${PRODUCT}", which looks like the placeholder of a template`}},
		"in an item":       {`["a", "{{x}}"]`, []string{`(placeholder) /1 1:7 item [1]: expected a value, found "{{x}}", which looks like the placeholder of a template`}},
		"written escaped":  {`{"a": "\u0024{x}"}`, []string{`(placeholder) /a 1:7 a: expected a value, found "${x}", which looks like the placeholder of a template`}},
		"a Details string": {`{"Details": "{\"a\": \"${x}\"}"}`, []string{}},
		"no-break space": {"{\"Name\": \"a\u00a0b\"}",
			[]string{`(invisible character) /Name 1:10 Name: expected characters that can be seen, found U+00A0 NO-BREAK SPACE as character 2 of "a\u00a0b"`}},
		"escaped": {`{"DimensionKey": "se\u200bat"}`,
			[]string{`(invisible character) /DimensionKey 1:18 DimensionKey: expected characters that can be seen, found U+200B ZERO WIDTH SPACE as character 3 of "se\u200bat"`}},
		"in a member's name": {"{\"Price\ufeff\": \"1\"}",
			[]string{"(invisible character) /Price\ufeff 1:2 the name of a field: expected characters that can be seen, found U+FEFF ZERO WIDTH NO-BREAK SPACE as character 6 of \"Price\\ufeff\""}},
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
