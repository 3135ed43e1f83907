//go:build race

package offercheck_test

// The race detector drops some of what is given back, so that it is made anew.
const withRaceDetector = true
