package rules

// rulesOfAuthorizations are about resale authorizations, in the order of AWS's tables. Their
// files begin with authorization_.
var rulesOfAuthorizations = []rule{}
