package rules

// rulesOfOfferSets are about offer sets, in the order of AWS's tables. Their files begin with
// offer_set.
var rulesOfOfferSets = []rule{}
