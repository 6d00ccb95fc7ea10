namespace NtkWorkbench.Tests;

public sealed class ModeDescentTests
{
    // Some hundreds of steps, each rounded once, of what is 1 at first.
    private const double SimulationRounding = 1e-12;

    // 10⁶ roundings of ε/2 add up to √10⁶ of them, or at worst to 10⁶.
    private const double ManyStepsRounding = 1e-10;

    // Below it numbers lose digits.
    private const double Vanished = 1e-300;

    private const int Entries = 7;

    private static readonly double[] Eigenvalues = [9, 3, 1.25, 0.5, 0.01, 1e-9, 0];

    private static readonly OptimizerOptions[] Rules =
    [
        new SgdOptions(), new MomentumOptions(), new MomentumOptions { Coefficient = 0.5, Dampening = 0.3 },
        new MomentumOptions { Nesterov = true }, new MomentumOptions { Coefficient = 0.99 }, new MomentumOptions { Coefficient = 0 },
    ];

    public static TheoryData<OptimizerOptions> Optimizers => [.. Rules];

    public static TheoryData<OptimizerOptions, Schedule> Trainings
    {
        get
        {
            Schedule[] schedules =
            [
                new ConstantSchedule(), new StepSchedule { Factor = 0.5, Every = 40 }, new ExponentialSchedule { Rate = 0.99 },
                new InverseTimeSchedule { Rate = 0.01 }, new CosineSchedule(), new LinearWarmupSchedule { Over = 30 },
            ];
            var all = new TheoryData<OptimizerOptions, Schedule>();
            foreach (OptimizerOptions optimizer in Rules)
            {
                foreach (Schedule schedule in schedules)
                    all.Add(optimizer, schedule);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Trainings))]
    public void AdvanceTo_AnyOptimizerAndSchedule_IsWhatSimulationGives(OptimizerOptions optimizer, Schedule schedule)
    {
        TrainingOptions training = Training(optimizer, 0.2, 300) with { Schedule = schedule };
        foreach (int steps in new[] { 0, 1, 2, 37, 300 })
        {
            var descent = new ModeDescent(Eigenvalues, Entries, training);
            descent.AdvanceTo(steps);
            for (int k = 0; k < Eigenvalues.Length; k++)
            {
                (double gain, double residual) = Simulate(Eigenvalues[k], training, steps);
                descent.Gains[k].ShouldBe(gain, SimulationRounding * Math.Max(1, Math.Abs(gain)));
                descent.Residuals[k].ShouldBe(residual, SimulationRounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AdvanceTo_AMillionStepsByPowers_AreThoseTakenOneByOne(OptimizerOptions optimizer)
    {
        const int steps = 1_000_000;
        double[] eigenvalues = [9, 1, 1e-2, 1e-4, 1e-6, 1e-9];
        TrainingOptions constant = Training(optimizer, 0.01, steps);
        var powers = new ModeDescent(eigenvalues, Entries, constant);
        var oneByOne = new ModeDescent(eigenvalues, Entries, constant with { Schedule = new StepSchedule { Factor = 1, Every = steps } });

        powers.AdvanceTo(steps);
        oneByOne.AdvanceTo(steps);

        for (int k = 0; k < eigenvalues.Length; k++)
        {
            powers.Gains[k].ShouldBe(oneByOne.Gains[k], ManyStepsRounding * oneByOne.Gains[k]);
            powers.Residuals[k].ShouldBe(oneByOne.Residuals[k], ManyStepsRounding * Math.Abs(oneByOne.Residuals[k]) + Vanished);
        }
    }

    [Fact]
    public void AdvanceTo_SgdWithTinyEigenvalues_KeepsTheDigitsOfExpm1AndOfTheResidual()
    {
        // r = exp(t ln(1 − x)), A = (1 − r)/λ, with x = 2ηλ/m; logarithm and exponential of small numbers by their series.
        const int steps = 1_000_000;
        const double rate = 0.35;
        double[] eigenvalues = [3e-4, 1e-8, 1e-14];
        var descent = new ModeDescent(eigenvalues, Entries, Training(new SgdOptions(), rate, steps));

        descent.AdvanceTo(steps);

        for (int k = 0; k < eigenvalues.Length; k++)
        {
            double x = 2 * rate * eigenvalues[k] / Entries, log = -steps * (x + (x * x / 2) + (x * x * x / 3));
            double gone = -log < 1e-3 ? -log * (1 + (log / 2) + (log * log / 6)) : 1 - Math.Exp(log);
            descent.Residuals[k].ShouldBe(Math.Exp(log), SimulationRounding * Math.Exp(log));
            descent.Gains[k].ShouldBe(gone / eigenvalues[k], SimulationRounding * gone / eigenvalues[k]);
        }
    }

    [Fact]
    public void AdvanceTo_MomentumWithADoubleEigenvalue_IsItsPolynomialTimesAPower()
    {
        // μ = (1 − √(ηh))²: both roots are z = √μ. r₀ = 1, r₁ = 1 − ηh, hence r_t = z^t (1 + t (r₁/z − 1)).
        const double h = 2 * 4.0 / Entries, rate = 0.25 / h, z = 0.5;
        var descent = new ModeDescent([4], Entries, Training(new MomentumOptions { Coefficient = z * z }, rate, 50));

        descent.AdvanceTo(50);

        double expected = Math.Pow(z, 50) * (1 + (50 * ((0.75 / z) - 1)));
        descent.Residuals[0].ShouldBe(expected, 1e-12 * expected);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0.9, 0, false)]
    [InlineData(0.9, 0.4, false)]
    [InlineData(0.9, 0, true)]
    public void AdvanceTo_AroundTheStableRate_ShrinksBelowAndGrowsAbove(double mu, double tau, bool nesterov)
    {
        var optimizer = new MomentumOptions { Coefficient = mu, Dampening = tau, Nesterov = nesterov };
        double limit = OptimizerStability.Factor(optimizer)!.Value * Entries / 3.0;
        double Left(double rate)
        {
            var descent = new ModeDescent([3], Entries, Training(optimizer, rate, 400));
            descent.AdvanceTo(400);
            return Math.Abs(descent.Residuals[0]);
        }

        Left(0.99 * limit).ShouldBeLessThan(1e-2);
        Left(1.01 * limit).ShouldBeGreaterThan(1e2);
    }

    [Fact]
    public void AdvanceTo_InTwoParts_IsAsInOne()
    {
        TrainingOptions training = Training(new MomentumOptions(), 0.2, 100);
        ModeDescent once = new(Eigenvalues, Entries, training), twice = new(Eigenvalues, Entries, training);

        once.AdvanceTo(100);
        twice.AdvanceTo(33);
        twice.AdvanceTo(100);

        twice.Residuals.ToArray().ShouldBe(once.Residuals.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void At_SomeSteps_AreThoseOfEachAlone(bool decays)
    {
        TrainingOptions training = Training(new MomentumOptions { Dampening = 0.3 }, 0.2, 100) with
        {
            Schedule = decays ? new StepSchedule { Factor = 0.5, Every = 30 } : new ConstantSchedule(),
        };
        int[] steps = [0, 1, 33, 33, 64, 100];

        (double[] Gains, double[], double)[] found = new ModeDescent(Eigenvalues, Entries, training).At(steps);

        for (int i = 0; i < steps.Length; i++)
        {
            var alone = new ModeDescent(Eigenvalues, Entries, training);
            alone.AdvanceTo(steps[i]);
            found[i].Gains.ShouldBe(alone.Gains.ToArray());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void At_DecayByPowers_IsThatOfSingleSteps(bool decoupled)
    {
        var rule = new MomentumOptions { Dampening = 0.3, WeightDecay = 0.2, Decoupled = decoupled };
        TrainingOptions constant = Training(rule, 0.2, 300);
        TrainingOptions stepwise = constant with { Schedule = new StepSchedule { Factor = 1, Every = 1 } };
        int[] steps = [0, 1, 7, 300];

        var powers = new ModeDescent(Eigenvalues, Entries, constant).At(steps);
        var single = new ModeDescent(Eigenvalues, Entries, stepwise).At(steps);

        for (int i = 0; i < steps.Length; i++)
        {
            powers[i].Gains.ShouldBe(single[i].Gains, SimulationRounding);
            powers[i].Decays.ShouldBe(single[i].Decays, SimulationRounding);
            powers[i].Outside.ShouldBe(single[i].Outside, SimulationRounding);
        }
    }

    [Fact]
    public void New_Adam_IsRefused() => Should.Throw<ArgumentException>(
        () => new ModeDescent(Eigenvalues, Entries, Training(new AdamOptions(), 0.1, 1)));

    private static TrainingOptions Training(OptimizerOptions optimizer, double rate, int steps) =>
        new() { Optimizer = optimizer, LearningRate = rate, Steps = steps };

    // One parameter d with the feature √λ and the target √λ·(1/√λ) = 1: A = d/√λ, r = 1 − √λ d.
    private static (double Gain, double Residual) Simulate(double lambda, TrainingOptions training, int steps)
    {
        (double mu, double tau, bool nesterov) = training.Optimizer is MomentumOptions at
            ? (at.Coefficient, at.Dampening, at.Nesterov) : (0, 0, false);
        double gain = 0, residual = 1, velocity = 0, left = 0;
        for (int step = 0; step < steps; step++)
        {
            double rate = training.Schedule.LearningRate(training.LearningRate.Value, step, training.TotalSteps);
            double slope = 2.0 / Entries * (1 - (lambda * gain)), of = 2.0 / Entries * lambda * residual;
            velocity = (mu * velocity) + ((step == 0 ? 1 : 1 - tau) * slope);
            left = (mu * left) + ((step == 0 ? 1 : 1 - tau) * of);
            gain += rate * (nesterov ? slope + (mu * velocity) : velocity);
            residual -= rate * (nesterov ? of + (mu * left) : left);
        }
        return (gain, residual);
    }
}
