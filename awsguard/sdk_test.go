package awsguard

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/document"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog/types"
	smithydocument "github.com/aws/smithy-go/document"
	"github.com/shopspring/decimal"
)

type tagged struct {
	OfferName string `json:"Name"`
	Empty     string `json:",omitempty"`
	Hidden    string `json:"-"`
	Renamed   string `json:"other" document:"Description"`
}

// What the SDK makes of a document, without a guard: what the guard finds rests
// on this.
func TestSDK(t *testing.T) {
	s := newService(t, nil)
	client := s.catalog()
	for _, test := range []struct {
		name  string
		value any
		sent  string // nothing: malformed JSON
	}{
		{"map", map[string]any{"Name": "x", "List": []int{1}}, `{"List":[1],"Name":"x"}`},
		{"json.RawMessage", json.RawMessage(`{"a":1}`), `[123,34,97,34,58,49,125]`},
		{"bytes", []byte(`{}`), `[123,125]`},
		{"json tags", tagged{"a", "", "c", "d"}, `{"OfferName":"a","Empty":"","Hidden":"c","Description":"d"}`},
		{"json.Number", map[string]any{"n": json.Number("5")}, `{"n":"5"}`},
		{"document.Number", map[string]any{"n": smithydocument.Number("5")}, `{"n":5}`},
		{"decimal", map[string]any{"Price": decimal.RequireFromString("0.10")}, `{"Price":{}}`},
		{"document in document", map[string]any{"d": document.NewLazyDocument("x")}, `{"d":{}}`},
		{"function", []any{1, func() {}, 2}, `[1,2]`},
		{"nil", nil, `null`},
		{"time", map[string]any{"t": time.Time{}}, ``},
		{"type of the SDK", map[string]any{"e": types.Entity{}}, ``},
		{"member without a name", map[string]any{"": 1}, ``},
		{"complex", 1i, ``},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := client.StartChangeSet(t.Context(), &marketplacecatalog.StartChangeSetInput{
				Catalog: aws.String("AWSMarketplace"), ClientRequestToken: aws.String("t"),
				ChangeSet: []types.Change{{ChangeType: aws.String("X"), Entity: &types.Entity{Type: aws.String("Offer@1.0")},
					DetailsDocument: document.NewLazyDocument(test.value)}},
			})
			if err != nil {
				t.Fatal(err)
			}
			want := `{"Catalog":"AWSMarketplace","ChangeSet":[{"ChangeType":"X","DetailsDocument":` + test.sent + `,"Entity":{"Type":"Offer@1.0"}}],"ClientRequestToken":"t"}`
			if got := s.body("StartChangeSet"); got != want {
				t.Errorf("the SDK sends\n%s, want\n%s", got, want)
			}
		})
	}
	t.Run("NaN", func(t *testing.T) {
		defer func() {
			if p, _ := recover().(string); !strings.Contains(p, "NaN") {
				t.Errorf("the SDK panics with %q, want one about NaN", p)
			}
		}()
		_, _ = document.NewLazyDocument(math.NaN()).MarshalSmithyDocument()
	})
}
