"""Search across everything public: by base forms and parts of compounds, ranked by BM25."""
