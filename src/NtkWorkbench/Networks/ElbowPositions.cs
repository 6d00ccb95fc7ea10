namespace NtkWorkbench;

/// <summary>Where the units of the first hidden layer switch.</summary>
public static class ElbowPositions
{
    /// <summary>x = −b/w of each unit; not finite for w = 0.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="parameters">The flat parameters, p entries.</param>
    /// <returns>A number a unit; null where units have no switch, there is more than one input, or no hidden layer.</returns>
    public static double[]? Of(NetworkArchitecture architecture, ReadOnlySpan<double> parameters)
    {
        if (architecture is not { InputCount: 1, Layers: [LayerLayout first, _, ..], Activation: Activation.Relu or Activation.LeakyRelu })
            return null;
        double[] elbows = new double[first.FanOut];
        for (int unit = 0; unit < elbows.Length; unit++)
            elbows[unit] = -parameters[first.BiasOffset + unit] / (first.WeightScale * parameters[first.WeightOffset + unit]);
        return elbows;
    }
}
