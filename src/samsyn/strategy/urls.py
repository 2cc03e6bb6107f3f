"""Addresses below /strategi/."""

app_name = "strategy"
urlpatterns: list[object] = []
