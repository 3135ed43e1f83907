package e2e

import (
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/factstest"
	"github.com/offercheck/offercheck/offertest"
)

// One Validator, 64 goroutines, each with facts of its own that give it an answer
// of its own, again and again: what one knows, no other sees.
func TestManyGoroutines(t *testing.T) {
	shared, err := offercheck.New(factstest.With(t, []byte(`{"Now": "2024-05-01T12:00:00Z", "Limits": {"BuyerAccounts": 1}}`)))
	if err != nil {
		t.Fatal(err)
	}
	const changes = `[{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-%d"}, "DetailsDocument": {"Name": "a", "Name%d": 1}},
	  {"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-%[1]d"}, "DetailsDocument": {"PositiveTargeting": {"BuyerAccounts": ["111122223333", "444455556666"]}}},
	  {"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-%[1]d"}, "DetailsDocument": {}}]`
	const entity = `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-%d@1", "DetailsDocument": {"Id": "offer-%[1]d", "ProductId": "prod-1", "State": %q, "Terms": [], "Rules": []}}]}`
	var wait sync.WaitGroup
	begin := make(chan struct{})
	for i := range 64 {
		state := []string{"Draft", "Released"}[i%2]
		facts, text := fmt.Appendf(nil, entity, i, state), fmt.Appendf(nil, changes, i, i)
		alone, err := offercheck.New(factstest.With(t, []byte(`{"Now": "2024-05-01T12:00:00Z", "Limits": {"BuyerAccounts": 1}}`), facts))
		if err != nil {
			t.Fatal(err)
		}
		report, err := alone.Validate(text)
		if err != nil {
			t.Fatal(err)
		}
		want := offertest.Text(report)
		wait.Go(func() {
			<-begin
			for range 10 {
				more, err := offercheck.ReadFacts(facts)
				if err != nil {
					t.Error(err)
					return
				}
				all, err := shared.Facts().Merge(more)
				if err != nil {
					t.Error(err)
					return
				}
				v, err := shared.With(offercheck.WithFacts(all))
				if err != nil {
					t.Error(err)
					return
				}
				report, err := v.Validate(text)
				if err != nil {
					t.Error(err)
					return
				}
				if got := offertest.Text(report); got != want {
					t.Errorf("offer-%d, beside others:\n%s\nalone:\n%s", i, got, want)
					return
				}
			}
		})
	}
	close(begin)
	wait.Wait()
}

// One Validator serves many goroutines with different facts: each gets what it
// gets alone.
func TestSharedValidator(t *testing.T) {
	shared, err := offercheck.New()
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i, fixture := range fixtures(t) {
		if i%16 != 0 {
			continue
		}
		want := offertest.Text(check(t, fixture))
		text, err := os.ReadFile(fixture.file)
		if err != nil {
			t.Fatal(err)
		}
		options := fixture.options(t)
		for range 4 {
			wait.Go(func() {
				v, err := shared.With(options...)
				if err != nil {
					t.Error(err)
					return
				}
				report, err := judge(v, fixture, text)
				if err != nil || offertest.Text(report) != want {
					t.Errorf("%s: another report beside others, %v", fixture, err)
				}
			})
		}
	}
	wait.Wait()
}
