package rules

// rulesOfOfferSets are about offer sets, in the order of AWS's tables. Their files begin with
// offer_set.
var rulesOfOfferSets = []rule{
	numberOfOffers,
	offersOfThisSet,
	offersAddedToReleasedSet,

	offersRemovedFromReleasedSet,

	oneSolution,
	solutionOfReleasedSet,

	solutionRemovedFromReleased,

	buyerNotesBeforeRelease,
	offersBeforeRelease,
	oneOfferPerProduct,
	oneCurrencyOfSet,
	oneEndOfSet,
	sameBuyersOfSet,
	offersForBuyers,
	expiredOffers,
	draftOffers,
	solutionBeforeRelease,
	offerSetReleasedOnce,
}
