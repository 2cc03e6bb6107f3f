"""From bytes to single comments: formats → pages → paragraphs → comments, every character accounted for."""
