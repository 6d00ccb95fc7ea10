namespace NtkWorkbench;

/// <summary>Normal noise on the training inputs, drawn anew each step: on average it descends the loss with a penalty, for a linear model
/// ridge with λ = mσ². Each step has a stream of its own, so that a restored training sees the noise it would have seen. streams: step t
/// draws from "training/instance_noise/t".</summary>
internal sealed class InstanceNoise(IEngine engine, Dataset data, double deviation, RandomStreams streams)
{
    private readonly double[] _inputs = new double[data.Inputs.Values.Length];

    /// <summary>Gives the engine the inputs of a step.</summary>
    /// <remarks>n·d draws.</remarks>
    public void Draw(int step)
    {
        RandomStream stream = streams.Named(FormattableString.Invariant($"training/instance_noise/{step}"));
        for (int i = 0; i < _inputs.Length; i++)
            _inputs[i] = data.Inputs.Values[i] + (deviation * stream.NextNormal());
        engine.ReplaceTrainingInputs(_inputs);
    }
}
