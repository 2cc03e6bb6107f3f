"""Every dataset, one file for each room that they come from."""

from samsyn.api.datasets import strategy
from samsyn.api.values import Dataset

EVERY: tuple[Dataset, ...] = (*strategy.DATASETS,)
BY_KEY = {dataset.key: dataset for dataset in EVERY}
