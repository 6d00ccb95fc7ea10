namespace NtkWorkbench;

/// <summary>The tangent kernel of the layers that training changes.</summary>
public static class TrainedKernel
{
    /// <summary>Θ, or Θ_L where the output layer alone is trained.</summary>
    /// <param name="engine">The network at its parameters.</param>
    /// <param name="inputs">(n, d).</param>
    /// <param name="layers">The layers that are trained.</param>
    /// <returns>(n·o, n·o).</returns>
    /// <remarks>O((n·o)²·Σ widths).</remarks>
    public static Matrix Compute(IEngine engine, Matrix inputs, TrainableLayers layers)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(inputs);
        using ITangentFeatures features = engine.Linearize(inputs.Values);
        var kernel = new Matrix(features.Rows, features.Rows);
        features.Kernel(features, layers == TrainableLayers.Output ? engine.Architecture.Layers.Count - 1 : null, kernel.Values);
        return kernel;
    }
}
