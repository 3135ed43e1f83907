package render

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/testdata"
)

// What goes and what stays.
func TestRedactText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`found "Acme \"deal\"", a string of 61 characters`, `found "…", a string of 61 characters`},
		{`found "Acme`, `found "…"`},
		{`the price of "seat" rises from 0.10 to 1,200.50 on 2024-05-29`, `the price of "…" rises from … to … on 2024-05-29`},
		{"found the number -12.5e3, not 7", "found the number …, not …"},
		{"Invalid accounts: 444455556666, 777788889999.", "Invalid accounts: …, …."},
		{"the account of arn:aws:iam::111122223333:root", "the account of arn:aws:iam::…:root"},
		{"$Acme deal.Entity.Identifier: expected another", "$….Entity.Identifier: expected another"},
		{"the product prod-1a2b3c of change 0 lasts P12M, 1 to 12 months", "the product prod-1a2b3c of change 0 lasts P12M, 1 to 12 months"},
		{"offer-111122223333 is an offer", "offer-… is an offer"},
		{"first at /ChangeSet/0/DetailsDocument/Terms/0, not '\"', but Grants[12]", "first at /ChangeSet/0/DetailsDocument/Terms/0, not '\"', but Grants[12]"},
		{`found "Price" again; there is a member "Acme"; did you mean Name?`, `found "Price" again; there is a member "…"; did you mean Name?`},
		{"found an object with Type, Acme deal, Price", "found an object with Type, …, Price"},
		{"found an object with Acme, Type and 9 more", "found an object with …, Type and 9 more"},
		{"first at /ChangeSet/0/Acme/12.50/Terms/7: look (/0/Details), either/or", "first at /ChangeSet/0/…/…/Terms/7: look (/0/Details), either/or"},
		{"the host acme.example.com is not one of Amazon S3", "the host … is not one of Amazon S3"},
		{"see https://acme.example.com/eula.pdf", "see …"},
		{"AgreementEndDate is 2025-09-30T23:59:59.999Z; 365 days are given, Limits.BuyerAccounts is 2", "AgreementEndDate is 2025-09-30T23:59:59.999Z; 365 days are given, Limits.BuyerAccounts is …"},
	} {
		if got := RedactText(c.text); got != c.want {
			t.Errorf("%s becomes\n%s, want\n%s", c.text, got, c.want)
		}
	}
}

// Of no fixture and its facts is an account id, a price or a name left in any
// format. Each is looked at as it is, and with values that stand nowhere else.
func TestRedact(t *testing.T) {
	known := documented(t)
	const top = "../../testdata/rules"
	err := filepath.WalkDir(top, func(file string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".json") || strings.HasSuffix(file, ".facts.json") {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		facts, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".facts.json")
		if err != nil {
			facts = []byte("{}")
		}
		var found []string
		keep := func(s string) string { found = append(found, s); return s }
		altered(text, keep)
		altered(facts, keep)
		slices.Sort(found)
		found = slices.DeleteFunc(slices.Compact(found), func(s string) bool {
			return len(s) < 4 || strings.Contains(known, s) || bytes.Contains(text, []byte(`"ChangeType": "`+s+`"`))
		})
		folder, _, _ := strings.Cut(strings.TrimPrefix(filepath.ToSlash(file), top+"/"), "/")
		for _, c := range []struct {
			text, facts []byte
			secrets     []string
		}{{text, facts, found}, {altered(text, marked), altered(facts, marked), marks}} {
			printed := printedRedacted(t, folder, c.text, c.facts)
			for _, secret := range c.secrets {
				if before, after, found := strings.Cut(printed, secret); found {
					t.Errorf("%s: %q is printed: …%s%s%s…", file, secret, before[max(0, len(before)-200):], secret, after[:min(len(after), 200)])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Names of members that no schema knows are left out wherever they are, those of values
// beside and inside them stay.
func TestRedactNames(t *testing.T) {
	const text = `{"Catalog": "AWSMarketplace", "Zqxj a": 1, "ChangeSet": [
	  {"ChangeType": "UpdateInformation", "Zqxj b": [], "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1", "Zqxj c": 1},
	   "DetailsDocument": {"Name": "a", "AvailabilityEndDate": "2024-05-01", "Zqxj: expected d, found e": ["${x}", {"Zqxj f/~": "<y>", "Name": "${z}"}],
	     "97531": 1, "Zqxj g": 1, "Zqxj g": 2, "PreExistingAgreement": {"Zqxj h": 1, "Zqxj, i": 2}}},
	  {"ChangeType": "UpdateSupportTerms", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "Details": "{\"Terms\": {\"Zqxj j\": 1, \"Type\": 2, \"Zqxj, k\": 3}}"},
	  {"ChangeType": "CreateProduct", "Entity": {"Type": "SaaSProduct@1.0"}, "DetailsDocument": {"Zqxj l": ["${x}"]}}]}`
	printed := printedRedacted(t, "", []byte(text), []byte("{}"))
	for _, secret := range []string{"Zqxj", "/97531"} {
		if before, after, found := strings.Cut(printed, secret); found {
			t.Errorf("%q is printed: …%s%s%s…", secret, before[max(0, len(before)-200):], secret, after[:min(len(after), 200)])
		}
	}
	for _, kept := range []string{
		`"AvailabilityEndDate" is not a member`, "/ChangeSet/0/DetailsDocument/AvailabilityEndDate", "/ChangeSet/0/DetailsDocument/…/1/Name", "at /ChangeSet/0/DetailsDocument/…, row UpdateInformation", "…[0]: expected a value",
		"found an object with …", "/ChangeSet/1/Details/Terms",
	} {
		if !strings.Contains(printed, kept) {
			t.Errorf("%q is not printed:\n%s", kept, printed)
		}
	}
}

// printedRedacted is what is printed of a document in all formats, after it was
// redacted. folder is the operation of its request, or something else.
func printedRedacted(t *testing.T, folder string, text, facts []byte) string {
	t.Helper()
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	v, err := offercheck.New(offercheck.Facts(facts), offercheck.Now(now))
	if err != nil {
		t.Fatal(err)
	}
	check := v.Validate
	if errcodes.IsOperation(folder) {
		check = func(text []byte) (*offercheck.Report, error) { return v.ValidateRequest(folder, text) }
	}
	report, err := check(text)
	if err != nil {
		t.Fatal(err)
	}
	Redact(report)
	d := &Document{Name: Stdin, Report: report, FailOn: "undecided"}
	var out bytes.Buffer
	for _, p := range []Printer{
		NewText(&out, false), NewJSON(&out, false), NewNDJSON(&out), NewSARIF(&out, inside), NewJUnit(&out), NewGitHub(&out, inside, &out, 0),
	} {
		if err := cmp.Or(p.Document(d), p.End()); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

// documented is all that stands in the documentation of rows and schemas.
func documented(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(page) + strings.Join(slices.Collect(maps.Keys(vocabulary().expectations)), " ")
}

// altered is a document with other account ids, prices and names.
func altered(text []byte, other func(string) string) []byte {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var document any
	if d.Decode(&document) != nil {
		return text
	}
	out, err := json.Marshal(alter("", document, other))
	if err != nil {
		panic(err)
	}
	return out
}

var (
	secretMember = regexp.MustCompile(`^(Name|Description|ChangeName|ChangeSetName|DimensionKey|Key|description|.*[pP]rice|.*[aA]mount|BuyerAccounts)$`)
	accountID    = regexp.MustCompile(`^[0-9]{12}$`)
	referenceTo  = regexp.MustCompile(`^\$(.+)\.Entity\.Identifier$`)
)

func alter(member string, value any, other func(string) string) any {
	switch v := value.(type) {
	case map[string]any:
		for name := range v {
			v[name] = alter(name, v[name], other)
		}
	case []any:
		for i := range v {
			v[i] = alter(member, v[i], other)
		}
	case json.Number:
		if secretMember.MatchString(member) {
			return json.Number(other(v.String()))
		}
	case string:
		switch name := referenceTo.FindStringSubmatch(v); {
		case name != nil:
			return "$" + other(name[1]) + ".Entity.Identifier"
		case secretMember.MatchString(member) || accountID.MatchString(v):
			return other(v)
		case member == "Details":
			return string(altered([]byte(v), other))
		}
	}
	return value
}

// marks are what marked puts into values.
var marks = []string{"Zqxj", "9753102468", "97531024"}

// marked is a value that can be found again; it is as right or wrong as before.
func marked(s string) string {
	switch {
	case accountID.MatchString(s):
		return "9753102468" + s[10:]
	case s != "" && strings.Trim(s, "0123456789.,-e") == "":
		digits, negative := strings.CutPrefix(s, "-")
		if negative {
			return "-97531024" + digits
		}
		return "97531024" + s
	}
	return "Zqxj" + s
}
