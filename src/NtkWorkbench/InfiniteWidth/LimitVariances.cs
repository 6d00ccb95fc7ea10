namespace NtkWorkbench;

/// <summary>The variances by which a network's limit is drawn, or why it has none.</summary>
internal static class LimitVariances
{
    /// <summary>Those of each layer, at its own fan_in.</summary>
    /// <exception cref="NtkException">The network has no limit that a kernel describes.</exception>
    public static LayerVariances[] Of(NetworkArchitecture architecture, InitializationOptions initialization)
    {
        if (architecture.Parameterization is MupParameterization)
        {
            throw new NtkException("network.parameterization: under mup the limit of infinite width learns features, and no fixed kernel "
                + "describes it; take ntk or standard");
        }
        if (initialization.From is not null)
        {
            throw new NtkException("initialization.from: parameters that are read from a file have no distribution, hence no limit of "
                + "infinite width; name schemes instead, for example weights: he_normal");
        }
        bool isNtk = architecture.Parameterization is NtkParameterization;
        return [.. architecture.Layers.Select(layer => new LayerVariances(
            layer.FanIn * Variance("initialization.weights", initialization.Weights, layer),
            Variance("initialization.biases", initialization.Biases, layer), isNtk ? 1 : layer.FanIn))];
    }

    /// <summary>Whether all values of a scheme are normal, or 0.</summary>
    public static bool IsNormal(InitializationScheme scheme) =>
        scheme is NormalScheme or HeNormalScheme or XavierNormalScheme or LecunNormalScheme or ZerosScheme or ConstantScheme { Value: 0 };

    private static double Variance(string key, InitializationScheme scheme, LayerLayout layer) => scheme.Variance(layer)
        ?? throw new NtkException($"{key}: {Reason(scheme)}");

    private static string Reason(InitializationScheme scheme) => scheme switch
    {
        ElbowsScheme => "elbows place each bias by its unit's weight, so that pre-activations are not normal in the limit of infinite "
            + "width; take normal or zeros",
        ConstantScheme => FormattableString.Invariant(
            $"constant values have a mean, and the limit of infinite width is that of means of 0; take zeros or normal"),
        UniformScheme uniform => FormattableString.Invariant(
            $"uniform values in [{uniform.Low}, {uniform.High}) have a mean of {(uniform.Low / 2) + (uniform.High / 2)}, and the limit of ")
            + "infinite width is that of means of 0; take low: −high",
        _ => throw new InvalidOperationException($"{scheme} has no variance"),
    };
}
