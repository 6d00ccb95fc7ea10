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

    /// <summary>w and b of each unit, whose elbow is the set w·x + b = 0: with two inputs a line.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="parameters">The flat parameters, p entries.</param>
    /// <returns>(units, d + 1), a row (w₁, …, w_d, b) of effective weights; null where units have no switch or there is no hidden
    /// layer.</returns>
    /// <remarks>O(units · d).</remarks>
    public static Matrix? Planes(NetworkArchitecture architecture, ReadOnlySpan<double> parameters)
    {
        if (architecture is not { Layers: [LayerLayout first, _, ..], Activation: Activation.Relu or Activation.LeakyRelu })
            return null;
        Matrix planes = new(first.FanOut, first.FanIn + 1);
        for (int unit = 0; unit < planes.Rows; unit++)
        {
            for (int i = 0; i < first.FanIn; i++)
                planes[unit, i] = first.WeightScale * parameters[first.WeightOffset + (unit * first.FanIn) + i];
            planes[unit, first.FanIn] = parameters[first.BiasOffset + unit];
        }
        return planes;
    }
}
