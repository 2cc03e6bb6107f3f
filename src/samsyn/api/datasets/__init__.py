"""Every dataset, one file for each room that they come from."""

from samsyn.api.datasets import actors, consultation, councils, delivery, dialogue, projection, strategy
from samsyn.api.values import Dataset

EVERY: tuple[Dataset, ...] = (
    *strategy.DATASETS,
    *consultation.DATASETS,
    *dialogue.DATASETS,
    *delivery.DATASETS,
    *councils.DATASETS,
    *actors.DATASETS,
    *projection.DATASETS,
)
