package rules_test

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck/errcodes"
)

func TestCurrencies(t *testing.T) {
	const (
		supported = "UpdatePricingTerms/INVALID_CURRENCY_CODE/1"
		same      = "UpdatePricingTerms/INVALID_CURRENCY_CODE/2"
		schedule  = `{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": []}`
		inEuro    = `{"Type": "PaymentScheduleTerm", "CurrencyCode": "EUR", "Schedule": []}`
	)
	price := func(terms string) string {
		return change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Usage", "Terms": [`+terms+`]}`)
	}
	pay := func(terms string) string {
		return change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [`+terms+`]}`)
	}
	both := usageTerm("USD", "d1") + "," + recurringTerm
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"no currency":                {supported, ``, []string{price(trialTerm)}, nil},
		"on the list":                {supported, `{"Limits": {"Currencies": ["EUR", "USD"]}}`, []string{price(both)}, nil},
		"off it":                     {supported, `{"Limits": {"Currencies": ["EUR"]}}`, []string{price(trialTerm + "," + both)}, []string{"error /0/DetailsDocument/Terms/1/CurrencyCode", "error /0/DetailsDocument/Terms/2/CurrencyCode"}},
		"schedule off it":            {supported, `{"Limits": {"Currencies": ["EUR"]}}`, []string{pay(schedule)}, nil},
		"all known":                  {same, draftOf("", "", "", ""), []string{price(both)}, nil},
		"all set":                    {same, ``, []string{price(both), pay(schedule)}, nil},
		"schedule not known":         {same, ``, []string{price(both)}, []string{"undecided offer"}},
		"no currency, not known":     {same, ``, []string{price(trialTerm)}, nil},
		"schedule removed":           {same, ``, []string{pay("")}, nil},
		"released, not known":        {same, ``, []string{change("ReleaseOffer", "offer-1", `{}`)}, []string{"undecided offer"}},
		"released, no currency":      {same, draftOf("", "", trialTerm, ""), []string{change("ReleaseOffer", "offer-1", `{}`)}, nil},
		"stored schedule differs":    {same, draftOf("", "", inEuro, ""), []string{price(both)}, []string{"error /0/DetailsDocument/Terms/0/CurrencyCode"}},
		"removed, prices differ":     {same, draftOf("", "", usageTerm("EUR", "d1")+","+recurringTerm, ""), []string{pay("")}, nil},
		"stored schedule removed":    {same, draftOf("", "", inEuro, ""), []string{price(both), pay("")}, nil},
		"stored without currency":    {same, draftOf("", "", `{"Type": "PaymentScheduleTerm"}`, ""), []string{price(both)}, nil},
		"stored with an odd number":  {same, draftOf("", "", `{"Type": "PaymentScheduleTerm", "CurrencyCode": 5}`, ""), []string{price(both)}, nil},
		"stored prices, same as set": {same, draftOf("", "", usageTerm("USD", "d1"), ""), []string{pay(schedule)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(t, test.row, test.facts, test.changes...), test.want...)
		})
	}
}

// Edition 2026 has a row of its own for a payment schedule that is set alone, and takes
// every currency of the schemas.
func TestCurrenciesByEdition(t *testing.T) {
	const (
		supported  = "UpdatePricingTerms/INVALID_CURRENCY_CODE/1"
		ofPricing  = "UpdatePricingTerms/INVALID_CURRENCY_CODE/2"
		inDollars  = `{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": []}`
		atSchedule = "/0/DetailsDocument/Terms/0/CurrencyCode"
		atTerms    = "/0/DetailsDocument/Terms/0"
	)
	pay := change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [`+inDollars+`]}`)
	for name, test := range map[string]struct {
		row, facts   string
		change       string
		old, current []string
	}{
		"no list":                  {supported, "", updatePricing(recurringTerm), []string{"undecided limits"}, nil},
		"prices not known":         {ofPricing, "", pay, []string{"undecided offer"}, nil},
		"stored prices differ":     {ofPricing, draftOf("", "", usageTerm("EUR", "d1"), ""), pay, []string{"warning " + atSchedule}, nil},
		"two stored prices differ": {ofPricing, draftOf("", "", usageTerm("EUR", "d1")+","+recurringTerm, ""), pay, []string{"warning " + atTerms}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, foundIn(t, errcodes.Edition2024, test.row, test.facts, test.change), test.old...)
			expect(t, foundIn(t, errcodes.Edition2026, test.row, test.facts, test.change), test.current...)
		})
	}
}

func upfrontIn(currency string) string { return upfrontTerm(currency, upfrontCard("P12M", "e")) }

func scheduleIn(currency string) string {
	return `{"Type": "PaymentScheduleTerm", "CurrencyCode": "` + currency + `", "Schedule": [{"ChargeDate": "2024-06-15", "ChargeAmount": "10.00"}]}`
}

func payIn(currency string) string {
	return change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [`+scheduleIn(currency)+`]}`)
}

func TestCurrencyOfPublicOffer(t *testing.T) {
	const (
		ofPricing  = "UpdatePricingTerms/INVALID_CURRENCY_CODE/1"
		ofSchedule = "UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/1"
		code       = "/0/DetailsDocument/Terms/0/CurrencyCode"
	)
	release, toPublic := change("ReleaseOffer", "offer-1", `{}`), change("UpdateTargeting", "offer-1", setCountry)
	released := storedOffer("Released", upfrontIn("USD"), toCountry)
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"private":                        {ofPricing, draftOf("", "", "", toBuyers), []string{updatePricing(upfrontIn("EUR")), release}, nil},
		"public, being released":         {ofPricing, draftOf("", "", "", ""), []string{updatePricing(upfrontIn("EUR")), release}, []string{"error " + code}},
		"public, in USD":                 {ofPricing, draftOf("", "", "", ""), []string{updatePricing(upfrontIn("USD")), release}, nil},
		"public, a draft":                {ofPricing, draftOf("", "", "", ""), []string{updatePricing(upfrontIn("EUR"))}, nil},
		"public, released":               {ofPricing, released, []string{updatePricing(upfrontIn("JPY"))}, []string{"error " + code}},
		"made private":                   {ofPricing, draftOf("", "", "", ""), []string{updatePricing(upfrontIn("EUR")), release, change("UpdateTargeting", "offer-1", setBuyers)}, nil},
		"made public":                    {ofPricing, draftOf("", "", "", toBuyers), []string{updatePricing(upfrontIn("EUR")), release, toPublic}, []string{"error " + code}},
		"not known":                      {ofPricing, "", []string{updatePricing(upfrontIn("EUR"))}, []string{"undecided offer"}},
		"not known, in USD":              {ofPricing, "", []string{updatePricing(upfrontIn("USD"))}, nil},
		"not known, no currency":         {ofPricing, "", []string{updatePricing(byolTerm)}, nil},
		"stored, being released":         {ofPricing, draftOf("", "", upfrontIn("EUR")+","+fixedTerm("0", ""), ""), []string{release}, []string{"warning /0/DetailsDocument"}},
		"stored twice, being released":   {ofPricing, draftOf("", "", upfrontIn("EUR")+","+usageTerm("EUR", "m"), ""), []string{release}, []string{"warning /0/DetailsDocument"}},
		"two terms":                      {ofPricing, released, []string{updatePricing(upfrontIn("EUR"), usageTerm("EUR", "m"))}, []string{"error " + code, "error /0/DetailsDocument/Terms/1/CurrencyCode"}},
		"container, usage":               {ofPricing, draftOf("ContainerProduct", "", "", toBuyers), []string{updatePricing(usageTerm("EUR", "m"), byolTerm)}, []string{"warning " + code}},
		"container, usage, in USD":       {ofPricing, draftOf("ContainerProduct", "", "", toBuyers), []string{updatePricing(usageTerm("USD", "m"))}, nil},
		"container, no usage":            {ofPricing, draftOf("ContainerProduct", "", "", toBuyers), []string{updatePricing(upfrontIn("EUR"))}, nil},
		"SaaS, usage":                    {ofPricing, draftOf("SaaSProduct", "", "", toBuyers), []string{updatePricing(usageTerm("EUR", "m"))}, nil},
		"container, stored usage":        {ofPricing, draftOf("ContainerProduct", "", usageTerm("EUR", "m")+","+upfrontIn("EUR"), toBuyers), []string{release}, []string{"warning /0/DetailsDocument"}},
		"container, usage, public":       {ofPricing, draftOf("ContainerProduct", "", "", ""), []string{updatePricing(usageTerm("EUR", "m")), release}, []string{"error " + code}},
		"off the list":                   {ofPricing, `{"Limits": {"Currencies": ["USD", "EUR"]}}`, []string{updatePricing(upfrontIn("GBP"))}, []string{"error " + code}},
		"on the list, not known":         {ofPricing, `{"Limits": {"Currencies": ["USD", "EUR"]}}`, []string{updatePricing(upfrontIn("EUR"))}, []string{"undecided offer"}},
		"of a type that is not known":    {ofPricing, `{"Limits": {"ByProductType": {"SaaSProduct": {"Currencies": ["EUR"]}}}}`, []string{updatePricing(upfrontIn("USD"))}, []string{"undecided offer, product"}},
		"schedule, private":              {ofSchedule, draftOf("", "", "", toBuyers), []string{payIn("EUR"), release}, nil},
		"schedule, public":               {ofSchedule, draftOf("", "", "", ""), []string{payIn("EUR"), release}, []string{"error " + code}},
		"schedule, not known":            {ofSchedule, "", []string{payIn("EUR")}, []string{"undecided offer"}},
		"schedule off the list":          {ofSchedule, `{"Limits": {"Currencies": ["EUR"]}}`, []string{payIn("USD")}, []string{"error " + code}},
		"schedule removed":               {ofSchedule, "", []string{noSchedule}, nil},
		"schedule, stored, released now": {ofSchedule, draftOf("", "", scheduleIn("EUR"), ""), []string{release}, []string{"warning /0/DetailsDocument"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, foundIn(t, errcodes.Edition2026, test.row, test.facts, test.changes...), test.want...)
		})
	}
}

func TestOneCurrency(t *testing.T) {
	const (
		ofPricing  = "UpdatePricingTerms/INVALID_CURRENCY_CODE/2"
		ofSchedule = "UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/2"
		code       = "/0/DetailsDocument/Terms/0/CurrencyCode"
	)
	release := change("ReleaseOffer", "offer-1", `{}`)
	priceIn := func(currency string) string { return updatePricing(upfrontIn(currency)) }
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       []string
	}{
		"set both":                       {ofPricing, "", []string{payIn("EUR"), priceIn("USD")}, []string{"error /1/DetailsDocument/Terms/0/CurrencyCode"}},
		"set both, of the schedule":      {ofSchedule, "", []string{payIn("EUR"), priceIn("USD")}, nil},
		"set both, the same":             {ofPricing, "", []string{payIn("EUR"), priceIn("EUR")}, nil},
		"stored prices differ":           {ofSchedule, draftOf("", "", upfrontIn("EUR"), ""), []string{payIn("USD")}, []string{"error " + code}},
		"one of two stored prices":       {ofSchedule, draftOf("", "", upfrontIn("USD")+","+usageTerm("EUR", "m"), ""), []string{payIn("USD")}, []string{"error " + code}},
		"stored prices are the same":     {ofSchedule, draftOf("", "", upfrontIn("EUR"), ""), []string{payIn("EUR")}, nil},
		"no stored prices":               {ofSchedule, draftOf("", "", "", ""), []string{payIn("EUR")}, nil},
		"prices not known":               {ofSchedule, "", []string{payIn("EUR")}, []string{"undecided offer"}},
		"schedule removed":               {ofSchedule, "", []string{noSchedule}, nil},
		"stored, released now":           {ofPricing, draftOf("", "", upfrontIn("EUR")+","+scheduleIn("USD"), toBuyers), []string{release}, []string{"warning /0/DetailsDocument"}},
		"stored, of the schedule":        {ofSchedule, draftOf("", "", upfrontIn("EUR")+","+scheduleIn("USD"), toBuyers), []string{release}, nil},
		"schedule set, released now":     {ofPricing, draftOf("", "", upfrontIn("EUR"), toBuyers), []string{payIn("USD"), release}, nil},
		"schedule removed, released now": {ofPricing, draftOf("", "", upfrontIn("EUR")+","+usageTerm("USD", "m"), toBuyers), []string{noSchedule, release}, []string{"warning /1/DetailsDocument"}},
		"prices failed their schema":     {ofSchedule, draftOf("", "", "", ""), []string{payIn("EUR"), change("UpdatePricingTerms", "offer-1", `{"PricingModel": "Usage"}`)}, []string{"undecided changeset"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, foundIn(t, errcodes.Edition2026, test.row, test.facts, test.changes...), test.want...)
		})
	}
}

// What a replacement takes over of the agreement is not documented, so that a difference
// from it may be none.
func TestCurrencyTakenOver(t *testing.T) {
	const (
		ofPricing  = "UpdatePricingTerms/INVALID_CURRENCY_CODE/2"
		ofSchedule = "UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/2"
		made       = "$new.Entity.Identifier"
		code       = "/1/DetailsDocument/Terms/0/CurrencyCode"
	)
	accepted := func(term string) string {
		return `{"Agreements": [{"agreementId": "agmt-1", "acceptedTerms": [` + term + `]}]}`
	}
	fixed := accepted(`{"fixedUpfrontPricingTerm": {"type": "FixedUpfrontPricingTerm", "currencyCode": "USD", "price": "0"}}`)
	paid := accepted(`{"paymentScheduleTerm": {"type": "PaymentScheduleTerm", "currencyCode": "USD", "schedule": []}}`)
	pay := func(currency string) string {
		return change("UpdatePaymentScheduleTerms", made, `{"Terms": [`+scheduleIn(currency)+`]}`)
	}
	price := func(list ...string) string {
		return change("UpdatePricingTerms", made, `{"PricingModel": "Contract", "Terms": [`+strings.Join(list, ",")+`]}`)
	}
	for name, test := range map[string]struct {
		row, facts, change string
		want               []string
	}{
		"schedule":                 {ofSchedule, fixed, pay("EUR"), []string{"warning " + code}},
		"schedule, the same":       {ofSchedule, fixed, pay("USD"), nil},
		"schedule, not known":      {ofSchedule, "", pay("EUR"), []string{"undecided agreement"}},
		"prices":                   {ofPricing, paid, price(upfrontIn("EUR")), []string{"warning " + code}},
		"prices, the same":         {ofPricing, paid, price(upfrontIn("USD")), nil},
		"prices that differ":       {ofPricing, paid, price(upfrontIn("EUR"), usageTerm("USD", "m")), []string{"error /1/DetailsDocument/Terms/1/CurrencyCode"}},
		"prices of other currency": {ofPricing, paid, price(upfrontIn("EUR"), usageTerm("EUR", "m")), []string{"warning " + code}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, foundIn(t, errcodes.Edition2026, test.row, test.facts, replaceAgmt, test.change), test.want...)
		})
	}
	expect(t, foundIn(t, errcodes.Edition2026, ofSchedule, fixed, replaceAgmt, pay("EUR"), price(upfrontIn("USD"))))
	expect(t, foundIn(t, errcodes.Edition2026, ofPricing, fixed, replaceAgmt, pay("EUR"), price(upfrontIn("USD"))), "error /2/DetailsDocument/Terms/0/CurrencyCode")
}

// What a finding advises to write, the offer can be in.
func TestAdviceOnCurrencies(t *testing.T) {
	const (
		taken     = "UpdatePricingTerms/INVALID_CURRENCY_CODE/1"
		same      = "UpdatePricingTerms/INVALID_CURRENCY_CODE/2"
		schedule  = "UpdatePaymentScheduleTerms/INVALID_CURRENCY_CODE/2"
		when      = "UpdatePricingTerms/INCOMPATIBLE_CURRENCY_CODE/1"
		public    = "CurrencyCode is EUR, and a public offer takes only USD; "
		toPrivate = ", or, for a private offer, name the buyers in BuyerAccounts with UpdateTargeting, give AvailabilityEndDate with UpdateAvailability and give AgreementDuration with UpdateValidityTerms"
	)
	release := change("ReleaseOffer", "offer-1", `{}`)
	limited := func(list, facts string) string { return `{"Limits": {"Currencies": [` + list + `]}, ` + facts[1:] }
	inEuro := []string{updatePricing(upfrontIn("EUR")), release}
	for name, test := range map[string]struct {
		row, facts string
		changes    []string
		want       string
	}{
		"public":                       {taken, draftOf("", "", "", ""), inEuro, public + "write USD in all terms" + toPrivate},
		"public, USD not on the list":  {taken, limited(`"EUR"`, draftOf("", "", "", "")), inEuro, public + "write USD in all terms, and add that to Limits.Currencies if AWS takes it" + toPrivate},
		"released":                     {taken, storedOffer("Released", upfrontIn("USD"), ""), inEuro[:1], public + "write USD in all terms"},
		"released in EUR":              {taken, storedOffer("Released", upfrontIn("EUR"), ""), inEuro[:1], public + "make a new private offer in EUR"},
		"off the list":                 {taken, limited(`"GBP", "EUR", "CHF"`, draftOf("", "", "", toBuyers)), []string{updatePricing(upfrontIn("JPY"))}, "JPY is not in Limits.Currencies; write EUR or GBP in all terms"},
		"off the list, perhaps public": {taken, limited(`"USD", "EUR"`, draftOf("", "", "", "")), []string{updatePricing(upfrontIn("JPY"))}, "JPY is not in Limits.Currencies; write USD in all terms"},
		"USD off the list":             {taken, limited(`"EUR"`, draftOf("", "", "", "")), []string{updatePricing(upfrontIn("USD"))}, "USD is not in Limits.Currencies; add it there if AWS takes it, else the offer cannot be made through the API"},
		"two, private":                 {same, draftOf("", "", scheduleIn("USD"), toBuyers), inEuro[:1], "CurrencyCode is EUR in ConfigurableUpfrontPricingTerm and USD in PaymentScheduleTerm; write EUR in all terms"},
		"two, perhaps public":          {same, draftOf("", "", scheduleIn("USD"), ""), inEuro[:1], "CurrencyCode is EUR in ConfigurableUpfrontPricingTerm and USD in PaymentScheduleTerm; write USD in all terms"},
		"two, and monthly":             {same, draftOf("", "", "", toBuyers), []string{updatePricing(recurringTerm, upfrontIn("EUR"))}, "CurrencyCode is USD in RecurringPaymentTerm and EUR in ConfigurableUpfrontPricingTerm; write USD in all terms"},
		"schedule, private":            {schedule, draftOf("", "", upfrontIn("EUR"), toBuyers), []string{payIn("USD")}, "CurrencyCode is USD, that of ConfigurableUpfrontPricingTerm is EUR; write EUR in all terms"},
		"schedule, perhaps public":     {schedule, draftOf("", "", upfrontIn("EUR"), ""), []string{payIn("USD")}, "CurrencyCode is USD, that of ConfigurableUpfrontPricingTerm is EUR; write USD in all terms with UpdatePricingTerms"},
		"when released":                {when, storedOffer("Released", upfrontIn("USD"), ""), inEuro[:1], "the ConfigurableUpfrontPricingTerm of the released offer is in USD, not EUR; write USD, or make a new private offer for another currency"},
		"when released, private":       {when, storedOffer("Released", upfrontIn("USD"), toBuyers), inEuro[:1], "the ConfigurableUpfrontPricingTerm of the released offer is in USD, not EUR; remove this change, or make a new private offer"},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, detailsIn(t, errcodes.Edition2026, test.row, test.facts, test.changes...), test.want)
		})
	}
}

// Of several that differ the first two are named.
func TestFirstOfCurrencies(t *testing.T) {
	stored := draftOf("", "", usageTerm("EUR", "d1")+","+recurringTerm+","+upfrontTerm("GBP", upfrontCard("P1M", "a")), "")
	pay := change("UpdatePaymentScheduleTerms", "offer-1", `{"Terms": [{"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": []}]}`)
	expect(t, detailsIn(t, errcodes.Edition2024, "UpdatePricingTerms/INVALID_CURRENCY_CODE/2", stored, pay), "CurrencyCode is EUR in UsageBasedPricingTerm and USD in RecurringPaymentTerm; write the same in all terms")
}
