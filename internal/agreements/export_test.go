package agreements

var Rules = rules

// ReadFacts reads facts documents, or bare responses of the service, and nothing of what
// they say of the catalog.
func ReadFacts(documents ...[]byte) (*Facts, error) {
	var r FactsReader
	for _, text := range documents {
		root, err := parse(text)
		if err != nil {
			return nil, err
		}
		isResponse, err := r.Response(root)
		if !isResponse {
			err = r.Document(root)
		}
		if err != nil {
			return nil, err
		}
	}
	return r.Facts()
}
