namespace NtkWorkbench.Figures;

internal enum ParameterKind
{
    Weight,
    Bias,
}

/// <summary>Some parameters of one layer's weight or bias: those whose tangent features are drawn.</summary>
internal sealed record ParameterSelection
{
    public required LayerLayout Layer { get; init; }

    public required ParameterKind Kind { get; init; }

    /// <summary>Their indices in the flat parameter vector, which are columns of J; ascending.</summary>
    public required IReadOnlyList<int> Columns { get; init; }

    public int Count => Kind == ParameterKind.Weight ? Layer.WeightCount : Layer.FanOut;

    public int Offset => Kind == ParameterKind.Weight ? Layer.WeightOffset : Layer.BiasOffset;

    /// <summary>At most a number of parameters of each weight and bias, evenly spread, layer by layer, weight before bias.</summary>
    public static IReadOnlyList<ParameterSelection> Choose(NetworkArchitecture architecture, int atMost = 60) =>
        [.. architecture.Layers.SelectMany(layer => new[] { ParameterKind.Weight, ParameterKind.Bias }, (layer, kind) =>
        {
            ParameterSelection all = new() { Layer = layer, Kind = kind, Columns = [] };
            return all with { Columns = [.. Thinned.Evenly(all.Count, atMost).Select(i => all.Offset + i)] };
        })];
}
