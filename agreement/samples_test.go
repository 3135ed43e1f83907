package agreement_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/agreement"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

var samples = flag.String("samples", "", "a folder of GetAgreementTerms responses to read")

// Real responses are read without loss: each term is kept, and each of its values
// is found again in an offer's shape. They are AWS's, so they are not kept here.
func TestSamples(t *testing.T) {
	if *samples == "" {
		t.Skip("no folder of samples is given")
	}
	read := 0
	err := filepath.WalkDir(*samples, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		of := responses["GetAgreementTerms"]
		kept, _, err := of.parse(text)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		read++
		of.checkKept(t, path, text, kept)
		if len(kept) == 0 {
			t.Errorf("%s has no terms", path)
		}
		for _, term := range must(t, agreement.ParseTerms, string(text)) {
			sameLeaves(t, path+": "+term.Name, parsed(t, term.Raw), parsed(t, term.Offered))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read == 0 {
		t.Errorf("%s has no samples", *samples)
	}
}

func parsed(t *testing.T, text []byte) jsondoc.Node {
	t.Helper()
	doc, err := jsondoc.Parse(text, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root()
}

// sameLeaves checks that offered has what written has, under capitalised names.
func sameLeaves(t *testing.T, path string, written, offered jsondoc.Node) {
	t.Helper()
	switch written.Kind() {
	case jsondoc.Object:
		for name, value := range written.Members() {
			if value.Kind() == jsondoc.Null {
				continue // as good as not there
			}
			sameLeaves(t, path+"/"+name, value, offered.Get(strings.ToUpper(name[:1])+name[1:]))
		}
	case jsondoc.Array:
		for i, item := range written.Items() {
			sameLeaves(t, fmt.Sprint(path, "/", i), item, offered.Item(i))
		}
	default:
		if written.Raw() != offered.Raw() {
			t.Errorf("%s: %s is %s in an offer's shape", path, written.Raw(), offered.Raw())
		}
	}
}
