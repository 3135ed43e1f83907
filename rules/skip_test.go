package rules_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changeset"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/rules"
	"github.com/offercheck/offercheck/testdata"
)

// A rule that is not run, because of what its For or its Terms say, would have
// said nothing: seen in every fixture, with its facts and without.
func TestSkippedRulesWouldSayNothing(t *testing.T) {
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	files, offers := testdata.Rules, 0
	err = fs.WalkDir(files, "rules", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".facts.json") {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		known := []*fold.Facts{new(fold.Facts).WithNow(now)}
		if facts, err := fs.ReadFile(files, strings.TrimSuffix(name, ".json")+".facts.json"); err == nil {
			if f, err := fold.ReadFacts(facts); err == nil {
				known = append(known, f.WithNow(now))
			}
		}
		for _, f := range known {
			said := func(run func(*fold.Catalog, *check.Results)) (list []string) {
				doc, err := jsondoc.ParseOnce(text, jsondoc.Options{})
				if err != nil {
					return nil
				}
				set, err := changeset.Read(doc, errcodes.Newest, jsondoc.Options{})
				if err != nil {
					return nil
				}
				r := check.Results{Edition: set.Edition}
				catalog := fold.Fold(set, f)
				offers += len(catalog.Offers)
				run(catalog, &r)
				for _, p := range r.Problems {
					list = append(list, strings.Join([]string{p.Row.ID, string(p.Severity), p.At.Pointer(), p.Message.String(), p.Detail.String()}, " "))
				}
				for _, o := range r.Open {
					list = append(list, o.Row.ID+" needs "+o.Needs.String())
				}
				return list
			}
			if diff := cmp.Diff(said(rules.CheckAll), said(rules.Check)); diff != "" {
				t.Errorf("%s (-all rules +those that are run):\n%s", name, diff)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if offers == 0 {
		t.Error("there was no offer")
	}
}
