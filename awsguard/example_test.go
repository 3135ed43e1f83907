package awsguard_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/marketplaceagreement"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/document"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/types"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/awsguard"
	"github.com/offercheck/offercheck/offer"
)

// One line guards a client: the call with a bad change set returns the report.
func Example() {
	ctx, cfg := context.Background(), aws.Config{Region: "us-east-1"}
	input := &marketplacecatalog.StartChangeSetInput{
		Catalog: aws.String("AWSMarketplace"),
		ChangeSet: []types.Change{{
			ChangeType:      aws.String("UpdateInformation"),
			Entity:          &types.Entity{Type: aws.String("Offer@1.0"), Identifier: aws.String("offer-1")},
			DetailsDocument: document.NewLazyDocument(map[string]any{"Name": ""}),
		}},
	}

	client := marketplacecatalog.NewFromConfig(cfg, awsguard.Guard{}.Catalog)
	_, err := client.StartChangeSet(ctx, input)
	if report, ok := errors.AsType[*offercheck.Report](err); ok {
		for _, f := range report.Findings {
			fmt.Println(f.Path, f.Message)
		}
	}
	// Output:
	// /ChangeSet/0/DetailsDocument/Name Name: expected a string of 1 to 150 characters, none of \ < >, found ""
}

// A document that the SDK would send as something else than was meant is found
// too.
func Example_document() {
	details := json.RawMessage(`{"Name": "Spring offer"}`)
	client := marketplacecatalog.NewFromConfig(aws.Config{Region: "us-east-1"}, awsguard.Guard{}.Catalog)
	_, err := client.StartChangeSet(context.Background(), &marketplacecatalog.StartChangeSetInput{
		Catalog: aws.String("AWSMarketplace"),
		ChangeSet: []types.Change{{
			ChangeType:      aws.String("UpdateInformation"),
			Entity:          &types.Entity{Type: aws.String("Offer@1.0"), Identifier: aws.String("offer-1")},
			DetailsDocument: document.NewLazyDocument(details),
		}},
	})
	if report, ok := errors.AsType[*offercheck.Report](err); ok {
		fmt.Println(report.Findings[0].Message)
		fmt.Println(report.Findings[0].Detail)
	}
	// Output:
	// DetailsDocument: expected a value that the SDK sends as it is meant, found json.RawMessage, which it sends as a list of numbers
	// give the JSON text as the string Details, or decode it into a map first
}

// What cannot be known from a request is asked for.
func ExampleLookup() {
	cfg := aws.Config{Region: "us-east-1"}

	lookup := &awsguard.Lookup{
		Catalog:   marketplacecatalog.NewFromConfig(cfg),
		Agreement: marketplaceagreement.NewFromConfig(cfg),
		Keep:      5 * time.Minute,
	}
	guard := awsguard.Guard{Facts: lookup.Facts}
	client := marketplacecatalog.NewFromConfig(cfg, guard.Catalog)

	_ = client
}

// To see what a guard would refuse, let it through and read the log.
func ExampleGuard() {
	cfg := aws.Config{Region: "us-east-1"}

	guard := awsguard.Guard{LetThrough: true, Log: slog.Default()}
	client := marketplacecatalog.NewFromConfig(cfg, guard.Catalog)

	_ = client
}

// What package offer holds is sent as JSON text in Details.
func Example_typedDetails() {
	details, err := json.Marshal(offer.UpdateAvailability{AvailabilityEndDate: "31.12.2026"})
	if err != nil {
		log.Fatal(err)
	}
	change := types.Change{
		ChangeType: aws.String(string(offer.TypeUpdateAvailability)),
		Entity:     &types.Entity{Type: aws.String(offer.EntityType), Identifier: aws.String("offer-1a2b3c")},
		Details:    aws.String(string(details)),
	}
	client := marketplacecatalog.NewFromConfig(aws.Config{Region: "us-east-1"}, awsguard.Guard{}.Catalog)
	_, err = client.StartChangeSet(context.Background(), &marketplacecatalog.StartChangeSetInput{
		Catalog: aws.String(offer.AWSMarketplace), ChangeSet: []types.Change{change},
	})
	if report, ok := errors.AsType[*offercheck.Report](err); ok {
		fmt.Println(report.Findings[0].Message)
	}
	// Output: AvailabilityEndDate: expected a calendar date in a JSON string, written YYYY-MM-DD, found "31.12.2026"
}
