package legaldocs_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/legaldocs"
)

// What Probe finds is handed in with what else is known. What it cannot find out
// stays undecided.
func ExampleProbe() {
	changeSet, err := os.ReadFile("changeset.json")
	if err != nil {
		log.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	facts, err := legaldocs.Probe(ctx, changeSet)
	if facts == nil {
		log.Fatal(err) // no change set at all
	}
	if err != nil {
		log.Print(err)
	}
	report, err := offercheck.Validate(changeSet, offercheck.WithFacts(facts))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(report.Verdict)
}
