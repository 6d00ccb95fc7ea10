namespace NtkWorkbench;

/// <summary>Draws the parameters of step 0.</summary>
internal static class ParameterInitializer
{
    /// <summary>The flat parameters of a network by the two schemes of its initialization. streams: weights come from
    /// "initialization/weights", biases from "initialization/biases", each layer by layer and row-major, so that a change of one scheme
    /// leaves the other's draws as they were.</summary>
    public static double[] Draw(NetworkArchitecture architecture, InitializationOptions options, RandomStreams streams)
    {
        if (options.From is string file)
            throw new NtkException($"parameters are drawn here, not read from '{file}'; a network is made of those that were read");
        RandomStream weightStream = streams.Named("initialization/weights");
        RandomStream biasStream = streams.Named("initialization/biases");
        double[] parameters = new double[architecture.ParameterCount];
        foreach (LayerLayout layer in architecture.Layers)
        {
            Span<double> weight = parameters.AsSpan(layer.Weight);
            LayerLayout drawn = layer with { FanIn = layer.BaseFanIn, FanOut = layer.BaseFanOut };
            options.Weights.Draw(drawn, [], weightStream, weight);
            foreach (ref double value in weight)
                value = value * layer.InitialScale / layer.WeightScale;
            options.Biases.Draw(drawn, weight, biasStream, parameters.AsSpan(layer.Bias));
        }
        return parameters;
    }
}
