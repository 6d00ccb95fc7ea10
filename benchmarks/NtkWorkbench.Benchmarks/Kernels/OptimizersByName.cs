namespace NtkWorkbench.Benchmarks;

/// <summary>Optimizers as the tables of benchmarks name them.</summary>
internal static class OptimizersByName
{
    public static OptimizerOptions Get(string name) => name switch
    {
        "sgd" => new SgdOptions(),
        "momentum" => new MomentumOptions(),
        "adam" => new AdamOptions(),
        "rmsprop" => new RmsPropOptions(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "there is no such optimizer"),
    };
}
