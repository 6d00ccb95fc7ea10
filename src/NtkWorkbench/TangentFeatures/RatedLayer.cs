namespace NtkWorkbench;

/// <summary>A layer with the learning rates of its parameters.</summary>
internal readonly record struct RatedLayer(LayerLayout Layout, LayerRates Rates);
