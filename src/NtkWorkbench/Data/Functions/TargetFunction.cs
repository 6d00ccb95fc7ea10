namespace NtkWorkbench;

/// <summary>A function of one variable, or of two, that networks are asked to learn.</summary>
public abstract record TargetFunction
{
    /// <summary>f(x).</summary>
    public abstract double Evaluate(double x);

    /// <summary>d, the number of its variables: 1 or 2.</summary>
    public virtual int InputCount => 1;

    /// <summary>f(x) of d variables.</summary>
    /// <param name="x">d numbers.</param>
    public virtual double Evaluate(ReadOnlySpan<double> x) => Evaluate(x[0]);

    /// <summary>Training samples at random places, and 1,000 noiseless test samples on a grid.</summary>
    /// <param name="count">n, the training samples.</param>
    /// <param name="noise">Standard deviation of the normal noise on the training targets.</param>
    /// <param name="seed">What is drawn, from 0 to 2³² − 1: x and noise are those of NumPy's RandomState(seed).</param>
    /// <param name="range">The intervals of the inputs; null: [0, 1].</param>
    public TrainingData Sample(int count, double noise = 0, long seed = 0, InputRange? range = null) => FunctionSampler.Sample(
        this, DataGenerator.Numpy, new() { Count = count, Noise = noise, Range = range ?? new(0, 1) }, new(), seed);
}
