package errcodes

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"strings"
)

// Needs is the set of what must be known to decide a row.
type Needs uint32

// What a row may need. Nobody can hand in NeedAWS.
const (
	NeedChangeSet Needs = 1 << iota // the change set: of an undecided row, changes without errors
	NeedOffer                       // the offer's entity, unless the change set creates it
	NeedProduct                     // the product's entity
	NeedAgreement                   // the agreement
	NeedResale                      // the resale authorization
	NeedOffers                      // all offers of the product
	NeedHistory                     // the price increases asked for before
	NeedNow                         // the time
	NeedLimits                      // a limit that AWS does not publish
	NeedAWS                         // what only AWS knows

	NeedRequest       // the Agreement Service request alone
	NeedInvoices      // the agreement's invoices
	NeedAdjustments   // the billing adjustments asked for
	NeedCancellations // the cancellations asked for

	NeedEdition // an edition that knows the change type

	NeedOfferSet // the offer set's entity
	NeedSolution // the solution's entity
)

var needWords = [...]string{
	"changeset", "offer", "product", "agreement", "resale", "offers", "history", "now", "limits", "aws",
	"request", "invoices", "adjustments", "cancellations",
	"edition",
	"offerset", "solution",
}

// Words returns the names of the needs, such as product, in a fixed order.
func (n Needs) Words() []string {
	words := make([]string, 0, bits.OnesCount32(uint32(n)))
	for i, w := range needWords {
		if n&(1<<i) != 0 {
			words = append(words, w)
		}
	}
	return words
}

// String returns the words, joined with ", ".
func (n Needs) String() string { return strings.Join(n.Words(), ", ") }

// MarshalJSON writes the words as a list.
func (n Needs) MarshalJSON() ([]byte, error) { return json.Marshal(n.Words()) }

// UnmarshalJSON reads a list of words.
func (n *Needs) UnmarshalJSON(text []byte) error {
	var words []string
	if err := json.Unmarshal(text, &words); err != nil {
		return err
	}
	*n = 0
next:
	for _, word := range words {
		for i, w := range needWords {
			if w == word {
				*n |= 1 << i
				continue next
			}
		}
		return fmt.Errorf("errcodes: no need is called %q", word)
	}
	return nil
}
