package reference_test

import (
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/reference"
)

// Each need that a row may have is in the list once.
func TestNeeds(t *testing.T) {
	var listed, known errcodes.Needs
	for _, n := range reference.Needs {
		if listed&n.Need != 0 || len(n.Need.Words()) != 1 || n.Name == "" || n.Source == "" {
			t.Errorf("%+v", n)
		}
		listed |= n.Need
	}
	for need := errcodes.Needs(1); need != 0; need <<= 1 {
		if len(need.Words()) > 0 {
			known |= need
		}
	}
	if listed != known {
		t.Errorf("not listed: %s", known&^listed)
	}
}
