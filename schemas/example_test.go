package schemas_test

import (
	"encoding/json"
	"fmt"
	"log"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/schemas"
)

// The schema of a change type in one piece, for an editor.
func ExampleStandalone() {
	text, err := schemas.Standalone(errcodes.Newest, "UpdateAvailability")
	if err != nil {
		log.Fatal(err)
	}
	var schema struct{ Required []string }
	if err := json.Unmarshal(text, &schema); err != nil {
		log.Fatal(err)
	}
	fmt.Println(schema.Required)
	// Output: [AvailabilityEndDate]
}
