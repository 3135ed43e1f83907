package render

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/schemas"
	"github.com/offercheck/offercheck/testdata"
)

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
		`unknown field "AvailabilityEndDate"`, "/ChangeSet/0/DetailsDocument/AvailabilityEndDate", "/ChangeSet/0/DetailsDocument/…/1/Name", "at /ChangeSet/0/DetailsDocument/…, row UpdateInformation", "…[0]: expected a value",
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
	v, err := offercheck.New(factstest.With(t, facts), offercheck.WithNow(now), offercheck.WithRedaction())
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
	all := string(page) + `{"Key": "seat", "Name": "Seat", "Description": "A seat"}` // of an advice
	for _, name := range schemas.Names(errcodes.Newest) {
		text, err := schemas.Standalone(errcodes.Newest, name)
		if err != nil {
			t.Fatal(err)
		}
		all += string(text)
	}
	return all
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
