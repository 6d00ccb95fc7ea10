namespace NtkWorkbench.Testing;

/// <summary>Every optimizer with the options that change its rule.</summary>
internal static class OptimizerCases
{
    private static readonly IReadOnlyDictionary<string, (OptimizerOptions Options, double LearningRate)> Table =
        new Dictionary<string, (OptimizerOptions, double)>
        {
            ["sgd"] = (new SgdOptions(), 0.05),
            ["momentum"] = (new MomentumOptions { Coefficient = 0.9 }, 0.02),
            ["dampened momentum"] = (new MomentumOptions { Coefficient = 0.8, Dampening = 0.3 }, 0.02),
            ["dampened without memory"] = (new MomentumOptions { Coefficient = 0, Dampening = 0.5 }, 0.02),
            ["nesterov"] = (new MomentumOptions { Coefficient = 0.9, Nesterov = true }, 0.02),
            ["adam"] = (new AdamOptions(), 0.01),
            ["adam with other coefficients"] = (new AdamOptions { Beta1 = 0.7, Beta2 = 0.95, Epsilon = 1e-3 }, 0.01),
            ["rmsprop"] = (new RmsPropOptions(), 0.01),
            ["momentum with weight decay"] = (new MomentumOptions { WeightDecay = 0.1 }, 0.02),
            ["adam with decoupled weight decay"] = (new AdamOptions { WeightDecay = 0.1, Decoupled = true }, 0.01),
        };

    public static TheoryData<string> Names => [.. Table.Keys];

    public static (OptimizerOptions Options, double LearningRate) Get(string name) => Table[name];
}
