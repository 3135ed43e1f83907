package agreements_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

var samples = flag.String("samples", "", "a folder of GetAgreementTerms responses to read")

// Real responses are read without loss: each marshals to what it was, and each
// value of each term is found again in an offer's shape. They are AWS's, so they
// are not kept here.
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
		page, err := agreements.ParseTerms(text)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		read++
		if diff := cmp.Diff(decoded(t, text), decoded(t, marshalled(t, page))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
		if len(page.Items) == 0 {
			t.Errorf("%s has no terms", path)
		}
		for _, term := range page.Items {
			sameLeaves(t, path+": "+term.Name(), term.Node, term.Offered())
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
